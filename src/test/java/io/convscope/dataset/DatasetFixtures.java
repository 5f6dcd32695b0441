package io.convscope.dataset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.convscope.dataset.cifar10.Cifar10;
import io.convscope.dataset.cifar10.Cifar10Files;
import io.convscope.dataset.cifar10.Cifar10Properties;
import io.convscope.dataset.cifar10.FakeCifar10;
import io.convscope.dataset.cifar10.FakeCifar10Settings;
import io.convscope.dataset.shapes.Shapes;

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
	 * PassCache the shapes off as another data set.
	 */
	public static Dataset shapesNamed(String name) {
		Dataset shapes = shapes();
		return new Dataset(name, shapes.labels(), shapes.train(), shapes.test());
	}

	/**
	 * Makes a catalog with CIFAR-10, whose archive is nowhere.
	 */
	public static DatasetCatalog withoutArchive(Path datasets) {
		Cifar10Properties nowhere = new Cifar10Properties("file:" + datasets.resolve("absent.tar.gz"),
				Duration.ofSeconds(1), Duration.ofSeconds(1));
		return new DatasetCatalog(List.of(new Cifar10(datasets, nowhere, Cifar10Files.OFFICIAL)));
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
