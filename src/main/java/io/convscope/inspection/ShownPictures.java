package io.convscope.inspection;

import java.io.IOException;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.SampleAddress;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.InvalidUploadException;
import io.convscope.image.PictureReader;
import io.convscope.image.PictureUpload;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the pictures that are to be shown. Thread safe.
 */
@Component
public class ShownPictures {

	private final DatasetCatalog datasets;

	private final Probe probe;

	private final PictureReader reader;

	ShownPictures(DatasetCatalog datasets, Probe probe, PictureReader reader) {
		this.datasets = datasets;
		this.probe = probe;
		this.reader = reader;
	}

	/**
	 * Finds a sample.
	 * @param sample its address; null for the probe
	 * @param dataset the data set that an address without one means; null where none is
	 * known
	 * @return the picture
	 * @throws InvalidSampleAddressException if no data set is named or known
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetAbsentException if the data set is not here yet
	 * @throws UnknownSampleException if the data set has no such sample
	 */
	public ShownPicture find(@Nullable SampleAddress sample, @Nullable String dataset) {
		return (sample != null) ? ShownPicture.of(this.datasets.sample(sample, dataset)) : this.probe.of(dataset);
	}

	/**
	 * Reads the picture that a request carries, unless it names a sample.
	 * @param request the request
	 * @param sample the sample that it names; null for none
	 * @param dataset the data set that an address without one means; null where none is
	 * known
	 * @return the picture
	 * @throws InvalidUploadException if it carries none and names none, or both; or
	 * several
	 * @throws IOException if the picture's bytes can't be had
	 * @throws ServletException if the request's parts can't be had
	 */
	public ShownPicture sent(HttpServletRequest request, @Nullable SampleAddress sample, @Nullable String dataset)
			throws IOException, ServletException {
		PictureUpload upload = PictureUpload.of(request);
		upload.requireUnless((sample != null) ? sample.toString() : null);
		return (sample != null) ? find(sample, dataset) : ShownPicture.uploaded(upload.only().read(this.reader));
	}

}
