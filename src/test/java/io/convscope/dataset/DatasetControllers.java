package io.convscope.dataset;

/**
 * The controller of data sets, for tests of other packages.
 */
public final class DatasetControllers {

	private DatasetControllers() {
	}

	public static Object of(DatasetCatalog catalog) {
		return new DatasetController(catalog);
	}

}
