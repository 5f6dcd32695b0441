package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.FakeCifar10Tests;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Archives that are not what they should be.
 */
class Cifar10ArchiveTests extends FakeCifar10Tests {

	@Test
	void aWebPageIsNoArchive() throws Exception {
		this.server.serve("<html>Please sign in</html>".getBytes(StandardCharsets.UTF_8));
		assertFailsThenWorks("not a valid .tar.gz archive", this.server.url());
	}

	@Test
	void anEmptyAnswerIsNoArchive() throws Exception {
		this.server.serve(new byte[0]);
		assertFailsThenWorks("not a valid .tar.gz archive");
	}

	@Test
	void aCorruptArchiveIsTold() throws Exception {
		byte[] archive = this.fake.archive();
		for (int i = 100; i < archive.length - 100; i++) {
			archive[i] = 0x55;
		}
		this.server.serve(archive);
		assertFailsThenWorks("not a valid .tar.gz archive");
	}

	@Test
	void aTruncatedArchiveIsTold() throws Exception {
		byte[] archive = this.fake.archive();
		for (int length : List.of(12, archive.length / 2, archive.length - 2000)) {
			this.server.serve(Arrays.copyOf(archive, length));
			assertFails(this.server.url(), "is truncated");
		}
		assertFailsThenWorks("is truncated");
	}

	@Test
	void aFileMissingInTheArchiveIsNamed() throws Exception {
		this.fake.contents.remove("data_batch_3.bin");
		this.server.serve(this.fake.archive());
		assertFailsThenWorks("it has no data_batch_3.bin");
	}

	@Test
	void aFileOfAnotherSizeIsNamed() throws Exception {
		this.fake.contents.put("data_batch_2.bin", new byte[5]);
		this.server.serve(this.fake.archive());
		assertFailsThenWorks("data_batch_2.bin", "it has 5 bytes instead of 6146");
	}

	@Test
	void oneChangedByteInTheArchiveIsNoticed() throws Exception {
		this.fake.contents.get("test_batch.bin")[4000] ^= 1;
		this.server.serve(this.fake.archive());
		assertFailsThenWorks("test_batch.bin in the archive", "SHA-256");
	}

	private void assertFails(String source, String... sentences) throws IOException {
		Cifar10 cifar10 = this.fake.from(source, this.datasets);
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(cifar10::load)
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(sentences));
		assertThat(FakeCifar10.names(this.datasets)).isEmpty();
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
	}

	private void assertFailsThenWorks(String... sentences) throws Exception {
		assertFails(this.server.url(), sentences);
		FakeCifar10 sound = new FakeCifar10();
		this.server.serve(sound.archive());
		sound.assertIsIn(sound.from(this.server.url(), this.datasets).load());
		sound.assertIsAllThatIsIn(this.datasets);
	}

}
