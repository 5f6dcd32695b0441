package io.convscope.dataset;

/**
 * Data sets for tests of other packages.
 */
public final class DatasetFixtures {

	private DatasetFixtures() {
	}

	public static Dataset shapes() {
		return new Shapes().load();
	}

	/**
	 * Passes the shapes off as another data set.
	 */
	public static Dataset shapesNamed(String name) {
		Dataset shapes = shapes();
		return new Dataset(name, shapes.labels(), shapes.train(), shapes.test());
	}

}
