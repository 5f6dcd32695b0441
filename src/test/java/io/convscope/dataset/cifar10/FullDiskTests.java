package io.convscope.dataset.cifar10;

import java.nio.file.Path;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A disk without room, on a small file system in memory where one may be mounted.
 */
class FullDiskTests {

	private final FakeCifar10 fake = new FakeCifar10();

	private final ArchiveServer server = new ArchiveServer();

	@TempDir
	private Path disk;

	private SmallDisk small;

	@BeforeEach
	void mount() {
		this.small = SmallDisk.mount(this.disk, 256);
	}

	@AfterEach
	void unmount() {
		this.server.close();
		if (this.small != null) {
			this.small.close();
		}
	}

	@Test
	void nothingIsDownloadedWhereThereIsNoRoom() throws Exception {
		fill();
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(this.fake.from(this.server.url(), this.disk)::load)
			.withMessageContaining(
					"The disk is full: CIFAR-10 needs " + this.fake.files.totalSize() + " bytes in " + this.disk);
		assertThat(this.server.requests).hasValue(0);
		makeRoomAndRetry();
	}

	@Test
	void aDiskThatFillsUpWhileUnpackingIsCleanedUp() throws Exception {
		byte[] archive = this.fake.archive();
		this.server.behaviour = (exchange) -> {
			fill();
			ArchiveServer.answer(exchange, 200, archive);
		};
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.disk);
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(cifar10::load)
			.withMessageContaining("The disk is full: CIFAR-10 needs " + this.fake.files.totalSize() + " bytes");
		assertThat(FakeCifar10.names(this.disk)).containsExactly("filler");
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
		makeRoomAndRetry();
	}

	// leaves room for some of the files only
	private void fill() {
		this.small.fill(this.fake.files.totalSize() / 2);
	}

	private void makeRoomAndRetry() throws Exception {
		this.small.makeRoom();
		this.server.serve(this.fake.archive());
		this.fake.assertIsIn(this.fake.from(this.server.url(), this.disk).load());
		this.fake.assertIsAllThatIsIn(this.disk);
	}

}
