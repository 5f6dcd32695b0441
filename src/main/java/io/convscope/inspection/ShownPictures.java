package io.convscope.inspection;

import java.io.IOException;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.SampleAddress;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.image.PictureReader;
import io.convscope.image.UploadedPicture;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the pictures that are to be shown. Thread safe.
 */
@Component
class ShownPictures {

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
	 * @param model the model that is to look at it, whose data set an address without one
	 * means
	 * @return the picture
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetAbsentException if the data set is not here yet
	 * @throws UnknownSampleException if the data set has no such sample
	 */
	ShownPicture find(@Nullable SampleAddress sample, Model model) {
		return (sample != null) ? ShownPicture.of(this.datasets.sample(sample, model.dataset())) : this.probe.of(model);
	}

	/**
	 * Reads a picture that somebody sent.
	 * @param upload the picture
	 * @return the picture
	 * @throws IOException if its bytes can't be had
	 */
	ShownPicture read(UploadedPicture upload) throws IOException {
		return ShownPicture.uploaded(upload.read(this.reader));
	}

}
