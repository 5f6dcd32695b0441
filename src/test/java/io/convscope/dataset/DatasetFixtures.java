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

	/**
	 * Packs the files that {@link FakeCifar10Settings} has the service expect.
	 */
	public static byte[] cifar10Archive() {
		return new FakeCifar10().archive();
	}

	/**
	 * Packs the same, but for one byte of one picture.
	 */
	public static byte[] cifar10ArchiveWithAByteChanged() {
		FakeCifar10 fake = new FakeCifar10();
		fake.contents.get("data_batch_3.bin")[1000]++;
		return fake.archive();
	}

}
