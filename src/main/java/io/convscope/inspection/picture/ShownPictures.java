package io.convscope.inspection.picture;

import java.io.IOException;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.SampleAddress;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.PictureSize;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.image.reading.PictureReader;
import io.convscope.image.reading.PictureUpload;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the picture that a request refers to. Thread safe.
 */
@Component
public class ShownPictures {

	private final DatasetCatalog datasets;

	private final Probe probe;

	private final PictureReader reader;

	public ShownPictures(DatasetCatalog datasets, Probe probe, PictureReader reader) {
		this.datasets = datasets;
		this.probe = probe;
		this.reader = reader;
	}

	/**
	 * Finds the picture for a model.
	 * @param upload the content of the request; null if it cannot have any, so that the
	 * default picture is used if no sample is given
	 * @param sample the sample's address; null for none
	 * @param model the model, whose data set is the default for the sample's address
	 * @return the picture in the size of the network's input
	 * @throws IOException if the picture's bytes cannot be read
	 */
	public ShownPicture find(@Nullable PictureUpload upload, @Nullable SampleAddress sample, Model model)
			throws IOException {
		return find(upload, sample, model.dataset(), model.pictureSize());
	}

	/**
	 * Finds the picture that a request refers to: a sample or an upload.
	 * @param upload the content of the request; null if it cannot have any, so that the
	 * default picture is used if no sample is given
	 * @param sample the sample's address; null for none
	 * @param dataset the default data set for the sample's address; null if unknown
	 * @param size the size of the network's input
	 * @return the picture in that size
	 * @throws InvalidUploadException if the request could have an upload, but has neither
	 * that nor a sample, or both, or several uploads
	 * @throws InvalidSampleAddressException if no data set is given or known
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetAbsentException if the data set is not available yet
	 * @throws UnknownSampleException if the data set has no such sample
	 * @throws IOException if the picture's bytes cannot be read
	 */
	public ShownPicture find(@Nullable PictureUpload upload, @Nullable SampleAddress sample, @Nullable String dataset,
			PictureSize size) throws IOException {
		if (upload != null) {
			upload.requireUnless((sample != null) ? sample.toString() : null);
		}
		if (sample != null) {
			return ShownPicture.of(this.datasets.sample(sample, dataset)).resized(size);
		}
		return (upload != null) ? ShownPicture.uploaded(upload.only().read(this.reader, size))
				: this.probe.of(dataset, size).resized(size);
	}

}
