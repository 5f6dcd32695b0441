package io.convscope.dataset.cifar10;

import java.nio.file.Path;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.FakeCifar10Tests;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files on the disk that are not what they should be.
 */
class Cifar10FolderTests extends FakeCifar10Tests {

	@Test
	void oneChangedByteOnTheDiskIsNoticedAndLeftAsItIs() throws Exception {
		this.fake.contents.get("data_batch_4.bin")[4000] ^= 1;
		Path folder = this.datasets.resolve("cifar10");
		this.fake.placeIn(folder);
		assertDamaged(folder, folder.resolve("data_batch_4.bin") + " is not the official file", "SHA-256");
	}

	@Test
	void aFileMissingOnTheDiskIsNamed() throws Exception {
		Path folder = this.datasets.resolve("cifar10");
		this.fake.contents.remove("data_batch_5.bin");
		this.fake.placeIn(folder);
		assertDamaged(folder, "data_batch_5.bin", "it is missing");
	}

	@Test
	void aFileCutShortOnTheDiskIsNamed() throws Exception {
		Path folder = this.datasets.resolve("cifar10");
		this.fake.contents.put("test_batch.bin", new byte[100]);
		this.fake.placeIn(folder);
		assertDamaged(folder, "test_batch.bin", "it has 100 bytes instead of 6146");
	}

	private void assertDamaged(Path folder, String... sentences) throws Exception {
		FakeCifar10 sound = new FakeCifar10();
		this.server.serve(sound.archive());
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(cifar10::load)
			.withMessageContaining("Delete the folder " + folder)
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(sentences));
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
		assertThat(cifar10.status().reason()).contains(sentences);
		for (String name : this.fake.contents.keySet()) {
			assertThat(folder.resolve(name)).hasBinaryContent(this.fake.contents.get(name));
		}
		assertThat(FakeCifar10.names(this.datasets)).containsExactly("cifar10");
		assertThat(this.server.requests).hasValue(0);
		FileSystemUtils.deleteRecursively(folder);
		sound.assertIsIn(sound.from(this.server.url(), this.datasets).load());
		sound.assertIsAllThatIsIn(this.datasets);
	}

}
