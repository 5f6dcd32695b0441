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
 * Finds the pictures that are to be shown. Thread safe.
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
	 * Finds the picture that a model is to look at.
	 * @param upload what the request carries; null where it can't carry anything, and the
	 * probe stands in for a sample that is not named
	 * @param sample the sample's address; null for none
	 * @param model whose data set an address without one means
	 * @return the picture in the size that the model's network takes
	 * @throws IOException if the picture's bytes can't be read
	 */
	public ShownPicture find(@Nullable PictureUpload upload, @Nullable SampleAddress sample, Model model)
			throws IOException {
		return find(upload, sample, model.dataset(), model.pictureSize());
	}

	/**
	 * Finds the picture that a request means: a sample that it names, or what it carries.
	 * @param upload what the request carries; null where it can't carry anything, and the
	 * probe stands in for a sample that is not named
	 * @param sample the sample's address; null for none
	 * @param dataset the data set that an address without one means; null where none is
	 * known
	 * @param size what the network takes
	 * @return the picture in that size
	 * @throws InvalidUploadException if the request could carry a picture and does not,
	 * nor names a sample; or if it does both, or carries several
	 * @throws InvalidSampleAddressException if no data set is named or known
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetAbsentException if the data set is not here yet
	 * @throws UnknownSampleException if the data set has no such sample
	 * @throws IOException if the picture's bytes can't be read
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
