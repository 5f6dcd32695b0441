package io.convscope.dataset.cifar10;

import java.util.List;
import java.util.stream.Stream;

/**
 * The files that make up CIFAR-10.
 *
 * @param train the files of training pictures, in order
 * @param test the file of test pictures
 * @param meta the file of class names; only verified, as {@link #LABELS} has the names
 */
public record Cifar10Files(List<ExpectedFile> train, ExpectedFile test, ExpectedFile meta) {

	/** The name of the data set. */
	static final String NAME = "cifar10";

	/** The classes, as {@code batches.meta.txt} lists them. */
	static final List<String> LABELS = List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse",
			"ship", "truck");

	/** The published files. */
	public static final Cifar10Files OFFICIAL = new Cifar10Files(
			List.of(pictures("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
					pictures("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
					pictures("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
					pictures("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
					pictures("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add")),
			pictures("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
			new ExpectedFile("batches.meta.txt", 61,
					"558e74b5e208382e186da55784b4bac2cd52e558448e1b5800990fdb28ed8033"));

	private static ExpectedFile pictures(String name, String sha256) {
		return new ExpectedFile(name, 10_000L * ExpectedFile.RECORD, sha256);
	}

	Stream<ExpectedFile> pictures() {
		return Stream.concat(this.train.stream(), Stream.of(this.test));
	}

	Stream<ExpectedFile> all() {
		return Stream.concat(pictures(), Stream.of(this.meta));
	}

	long totalSize() {
		return all().mapToLong(ExpectedFile::size).sum();
	}

	int trainSize() {
		return this.train.stream().mapToInt(ExpectedFile::records).sum();
	}

	int testSize() {
		return this.test.records();
	}

}
