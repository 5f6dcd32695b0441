package io.convscope.dataset.cifar10;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.FakeCifar10Tests;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

class Cifar10Tests extends FakeCifar10Tests {

	@Test
	void downloadsThenKeepsTheFiles() throws Exception {
		this.server.serve(this.fake.archive());
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
		this.fake.assertIsIn(cifar10.load());
		assertThat(cifar10.status()).isEqualTo(DatasetStatus.ready(Cifar10Files.NAME, Cifar10Files.LABELS, 10, 2));
		this.fake.assertIsAllThatIsIn(this.datasets);
		Cifar10 nextProcess = this.fake.from("file:/nowhere", this.datasets);
		assertThat(nextProcess.status().state()).isEqualTo(DatasetStatus.State.READY);
		this.fake.assertIsIn(nextProcess.load());
		assertThat(this.server.requests).hasValue(1);
	}

	@Test
	void readsAnArchiveFromAFile() throws Exception {
		Path archive = Files.write(this.datasets.resolveSibling(this.datasets.getFileName() + " archive.tar.gz"),
				this.fake.archive());
		try {
			Path relative = Path.of("").toAbsolutePath().relativize(archive);
			for (String source : List.of(archive.toString(), relative.toString(), archive.toUri().toString(),
					"file:" + relative)) {
				this.fake.assertIsIn(this.fake.from(source, this.datasets).load());
				FileSystemUtils.deleteRecursively(this.datasets.resolve("cifar10"));
			}
		}
		finally {
			Files.delete(archive);
		}
	}

	@Test
	void aRedirectIsFollowed() throws Exception {
		byte[] archive = this.fake.archive();
		this.server.behaviour = (exchange) -> {
			if (exchange.getRequestURI().getPath().equals("/moved")) {
				ArchiveServer.answer(exchange, 200, archive);
			}
			else {
				exchange.getResponseHeaders().add("Location", "/moved");
				exchange.sendResponseHeaders(302, -1);
			}
		};
		this.fake.assertIsIn(this.fake.from(this.server.url(), this.datasets).load());
	}

	@Test
	void acceptsFilesPlacedByHandWithoutTheNamesOfTheClasses() throws Exception {
		this.fake.placeIn(this.datasets.resolve("cifar10"));
		Files.delete(this.datasets.resolve("cifar10/batches.meta.txt"));
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.READY);
		this.fake.assertIsIn(cifar10.load());
		assertThat(this.server.requests).hasValue(0);
	}

	@Test
	void isReadOnceAndThenAnsweredFromMemory() throws Exception {
		this.fake.placeIn(this.datasets.resolve("cifar10"));
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		Dataset dataset = cifar10.load();
		Files.delete(this.datasets.resolve("cifar10/test_batch.bin"));
		assertThat(cifar10.load()).isSameAs(dataset);
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.READY);
	}

	@Test
	void removesWhatAKilledProcessLeft() throws Exception {
		Path left = this.datasets.resolve(".cifar10-unpacking");
		this.fake.placeIn(left);
		Files.write(left.resolve("data_batch_1.bin"), new byte[7]);
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
		this.server.serve(this.fake.archive());
		this.fake.assertIsIn(cifar10.load());
		this.fake.assertIsAllThatIsIn(this.datasets);
	}

	@Test
	void takesNothingFromTheArchiveThatItDoesNotExpect() throws Exception {
		TarArchiveEntry link = new TarArchiveEntry(FakeCifar10.FOLDER + "data_batch_1.bin", TarConstants.LF_SYMLINK);
		link.setLinkName("/etc/passwd");
		this.server.serve(this.fake.archive(List.of(new TarArchiveEntry("../data_batch_1.bin"), link,
				new TarArchiveEntry(FakeCifar10.FOLDER + "../../../escaped.bin"),
				new TarArchiveEntry("/" + FakeCifar10.FOLDER + "data_batch_2.bin", true),
				new TarArchiveEntry(FakeCifar10.FOLDER + "readme.html"))));
		this.fake.assertIsIn(this.fake.from(this.server.url(), this.datasets).load());
		this.fake.assertIsAllThatIsIn(this.datasets);
		assertThat(this.datasets.resolveSibling("escaped.bin")).doesNotExist();
	}

}
