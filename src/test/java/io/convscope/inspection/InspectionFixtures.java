package io.convscope.inspection;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.image.reading.PictureReader;
import io.convscope.inspection.picture.Probe;
import io.convscope.inspection.picture.ShownPictures;

/**
 * What tests need to look at pictures.
 */
public final class InspectionFixtures {

	private InspectionFixtures() {
	}

	public static ShownPictures pictures(DatasetCatalog datasets) {
		return new ShownPictures(datasets, new Probe(datasets), new PictureReader(1 << 20, 1_000_000, 2));
	}

}
