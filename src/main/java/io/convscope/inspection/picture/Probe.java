package io.convscope.inspection.picture;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.Part;
import io.convscope.dataset.SampleAddress;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The default picture whose feature maps are shown. Thread safe.
 */
@Component
public class Probe {

	private static final String CIFAR10 = "cifar10";

	private static final SampleAddress HORSE = new SampleAddress(CIFAR10, Part.TRAIN, 7);

	private final DatasetCatalog datasets;

	public Probe(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	/**
	 * Chooses the picture.
	 * @param dataset the data set that the model was trained on; null if unknown
	 * @param size size of the test card
	 * @return a sample of the data set if that is available, else a test card
	 */
	ShownPicture of(@Nullable String dataset, PictureSize size) {
		if (dataset == null || !isHere(dataset)) {
			return ShownPicture.testCard(size);
		}
		SampleAddress address = dataset.equals(CIFAR10) ? HORSE : new SampleAddress(dataset, Part.TEST, 0);
		return ShownPicture.of(this.datasets.sample(address, dataset));
	}

	// a model may have been trained on a data set that this service does not have
	private boolean isHere(String dataset) {
		return this.datasets.list()
			.stream()
			.anyMatch((each) -> each.name().equals(dataset) && each.state() == DatasetStatus.State.READY);
	}

}
