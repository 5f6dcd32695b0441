package io.convscope.dataset.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.importing.archive.InvalidArchiveException;
import io.convscope.dataset.own.DatasetExistsException;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.home.DiskFullException;
import io.convscope.home.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Archives that are wrong, or meant to do harm, get a sentence and leave nothing behind.
 */
class BadArchivesTests extends ImportTest {

	private void assertFails(byte[] archive, String... saying) throws IOException {
		OwnDataset desk = this.home.desk(archive);
		assertThat(desk.status().state()).isEqualTo(DatasetStatus.State.FAILED);
		assertThat(desk.status().reason()).contains(saying);
		assertThat(desk.status().labels()).isEmpty();
		try (Stream<Path> left = Files.walk(this.folder.resolve("datasets/desk"))) {
			assertThat(left.filter(Files::isRegularFile)).extracting((each) -> each.getFileName().toString())
				.containsExactly("dataset.json");
		}
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
	}

	private static Archives good() {
		return new Archives().pictures("cup/", 0, 3).pictures("pen/", 50, 3);
	}

	@Test
	void whatIsNoArchiveIsRefusedAtOnce() {
		assertRefused("Rar!\u001a\7\1\0", "RAR archive");
		assertRefused("7z\u00bc\u00af\u0027\u001c", "7z archive");
		assertRefused("\u0080\4\u0095pickle", "Python pickle");
		assertRefused("BZh9", "bzip2");
		assertRefused("", "empty");
		assertRefused("hello", "not an archive");
		assertThat(this.home.datasets.list()).isEmpty();
	}

	private void assertRefused(String start, String saying) {
		assertThatExceptionOfType(InvalidArchiveException.class)
			.isThrownBy(() -> this.home.desk(start.getBytes(StandardCharsets.ISO_8859_1)))
			.withMessageContaining(saying);
	}

	@Test
	@Timeout(20)
	void thousandsOfFoldersInFoldersTakeNoTime() throws IOException {
		String deep = "a/".repeat(20_000);
		OwnDataset desk = this.home
			.desk(new Archives().pictures(deep + "cup/", 0, 3).pictures(deep + "pen/", 50, 3).zip());
		assertThat(desk.status().labels()).containsExactly("cup", "pen");
	}

	@Test
	void truncatedArchivesFail() throws IOException {
		byte[] zip = good().zip();
		byte[] tar = good().tar();
		byte[] gzip = Archives.gzip(tar);
		assertFails(Arrays.copyOf(zip, zip.length - 40), "damaged or was not sent completely");
		assertFails(Arrays.copyOf(zip, zip.length / 2), "damaged or was not sent completely");
		assertFails(Arrays.copyOf(tar, 1300), "damaged or was not sent completely");
		assertFails(Arrays.copyOf(gzip, gzip.length / 2), "damaged or was not sent completely");
		assertFails(Archives.gzip("hello".getBytes()), "tar");
	}

	@Test
	void aDamagedFileInAZipDoesNotStopTheOthers() throws IOException {
		byte[] zip = good().zip();
		// in the compressed bytes of the first file
		Arrays.fill(zip, 50, 60, (byte) 0xAA);
		OwnDataset desk = this.home.desk(zip);
		assertThat(desk.status().train() + desk.status().test()).isEqualTo(5);
		assertThat(ImportHome.details(desk).problems()).extracting(Finding::kind).contains(Kind.UNREADABLE);
	}

	@ParameterizedTest
	@CsvSource({ "8, 6, 1, It is encrypted; pack it without a password.",
			"10, 8, 99, It is compressed in a way that is not supported" })
	void filesThatAreEncryptedOrOfAnUnknownCompressionDoNotStopTheOthers(int inDirectory, int before, byte value,
			String reason) throws IOException {
		OwnDataset desk = this.home.desk(changed(good().zip(), 1, inDirectory, before, value));
		assertThat(desk.status().train() + desk.status().test()).as(desk.status().reason()).isEqualTo(5);
		Finding unreadable = ImportHome.details(desk).problems().get(0);
		assertThat(unreadable.count()).isEqualTo(1);
		assertThat(unreadable.examples().get(0).file()).isEqualTo("cup/0.png");
		assertThat(unreadable.examples().get(0).reason()).contains(reason);
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		assertFails(changed(good().zip(), 6, inDirectory, before, value), "None of the 6 files",
				"cup/0.png: " + reason);
		assertFails(changed(idx(3, Archives.idxPictures(3, 3, 1)), 1, inDirectory, before, value),
				"train-images-idx3-ubyte can't be read: " + reason);
	}

	@Test
	void anEncryptedListIsNamed() throws IOException {
		byte[] zip = new Archives().file("metadata.csv", "file_name,label\n")
			.pictures("cup/", 0, 3)
			.pictures("pen/", 50, 3)
			.zip();
		OwnDataset desk = this.home.desk(changed(zip, 1, 8, 6, (byte) 1));
		assertThat(ImportHome.details(desk).problems().get(0).examples().get(0).file()).isEqualTo("metadata.csv");
	}

	// changes a field of the first entries, in the directory and before the files
	private static byte[] changed(byte[] zip, int entries, int inDirectory, int before, byte value) {
		ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
		int listed = 0;
		int stored = 0;
		for (int i = 0; i < zip.length - 4; i++) {
			if (bytes.getInt(i) == 0x02014b50 && listed++ < entries) {
				bytes.put(i + inDirectory, value);
			}
			if (bytes.getInt(i) == 0x04034b50 && stored++ < entries) {
				bytes.put(i + before, value);
			}
		}
		return zip;
	}

	@Test
	void unsafeNamesAreLeftOut() throws IOException {
		Archives archive = good().file("../cup/x.png", Archives.picture(90))
			.file("/etc/cup/x.png", Archives.picture(91))
			.file("cup/../../x.png", Archives.picture(92))
			.file("C:\\cup\\x.png", Archives.picture(93))
			.file("cup/a\nb.png", Archives.picture(94))
			.file("cup/a\0b.png", Archives.picture(98))
			.file("cup/" + "n".repeat(300) + ".png", Archives.picture(95))
			.file("l".repeat(300) + "/x.png", Archives.picture(96))
			.file("CUP/x.png", Archives.picture(97));
		OwnDataset desk = this.home.desk(archive.zip());
		assertThat(desk.status().labels()).containsExactlyInAnyOrder("CUP", "pen");
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		archive.files.remove("CUP/x.png");
		OwnDataset again = this.home.desk(archive.zip());
		assertThat(again.status().labels()).containsExactly("cup", "pen");
		assertThat(again.status().train() + again.status().test()).isEqualTo(7);
		Finding leftOut = ImportHome.details(again).problems().get(0);
		assertThat(leftOut.kind()).isEqualTo(Kind.LEFT_OUT);
		assertThat(leftOut.count()).isEqualTo(7);
		assertThat(this.folder.resolve("datasets/cup")).doesNotExist();
	}

	@Test
	void linksAreLeftOut() throws IOException {
		OwnDataset desk = this.home.desk(good().tar());
		assertThat(ImportHome.details(desk).problems().get(0).examples().get(0).reason()).contains("link");
	}

	@Test
	void bombsFail() throws IOException {
		byte[] zeros = new byte[11 << 20];
		Archives many = good();
		for (int i = 0; i < 100; i++) {
			many.file("cup/bomb" + i + ".bmp", zeros);
		}
		// each file is read up to the limit of pictures only
		OwnDataset desk = this.home.desk(many.zip());
		assertThat(desk.status().state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(ImportHome.details(desk).problems().get(0).count()).isEqualTo(100);
		assertThat(ImportHome.details(desk).problems().get(0).examples().get(0).reason()).contains("larger than");
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		// a tar has to be unpacked whole
		assertFails(Archives.bomb(1100), "unpacks to more than");
		OwnDataset nested = this.home.desk(good().file("cup/inner.zip", good().zip()).zip());
		assertThat(ImportHome.details(nested).problems().get(0).kind()).isEqualTo(Kind.UNREADABLE);
	}

	@Test
	void tooManyFilesFailBeforeTheyAreListed() throws IOException {
		Archives many = good();
		for (int i = 0; i < 9000; i++) {
			many.file("cup/" + i, new byte[0]);
		}
		assertFails(many.zip(), "has more than 8,096 files");
		assertFails(many.tar(), "has more than 8,096 files");
	}

	@Test
	void theNumberOfLabelsAndPicturesIsLimited() throws IOException {
		assertFails(new Archives().pictures("cup/", 0, 3).zip(), "one label only, cup");
		assertFails(new Archives().pictures("", 0, 3).zip(), "no labels");
		Archives labels = new Archives();
		for (int i = 0; i < 1001; i++) {
			labels.file("label " + i + "/x.png", new byte[0]);
		}
		assertFails(labels.zip(), "1,001 labels, but 1,000 are the most");
		Archives pictures = new Archives();
		for (int i = 0; i < 2001; i++) {
			pictures.file("label " + i % 2 + "/" + i + ".png", new byte[0]);
		}
		assertFails(pictures.zip(), "2,001 pictures, but 2,000 are the most", "convscope.datasets.max-pictures");
		assertFails(new Archives().file("a/x.png", "no").file("b/y.png", "no").zip(),
				"None of the 2 files can be read as a picture", "a/x.png: The file is text");
	}

	@Test
	void aLabelWithOnePictureIsTold() throws IOException {
		OwnDataset desk = this.home.desk(good().file("key/x.png", Archives.picture(90)).zip());
		assertThat(ImportHome.details(desk).problems()).extracting(Finding::message)
			.anyMatch((each) -> each.contains("key ("));
	}

	@Test
	void wrongIdxAndCifarFilesFail() throws IOException {
		assertFails(idx(3, Archives.idxPictures(4, 4, 1)), "has 4 pictures, but there are 3 labels");
		assertFails(idx(3, Archives.idxPictures(3, 2, 1)), "ends too early");
		assertFails(idx(3, "something else".getBytes()), "not an IDX file");
		assertFails(idx(3, Archives.gzip(new byte[3])), "not an IDX file");
		assertFails(new Archives().file("train-images-idx3-ubyte", Archives.idxPictures(1, 1, 1)).zip(), "no labels");
		assertFails(new Archives().file("data_batch_1.bin", new byte[3072]).zip(), "whole records of 3073 bytes");
	}

	private static byte[] idx(int labels, byte[] pictures) {
		return new Archives().file("train-images-idx3-ubyte", pictures)
			.file("train-labels-idx1-ubyte", Archives.idxLabels(Arrays.copyOf(new int[] { 0, 1, 2 }, labels)))
			.zip();
	}

	@Test
	void foldersOfPartsWithoutLabelsAreExplained() throws IOException {
		assertFails(new Archives().pictures("train/", 0, 3).pictures("test/", 50, 3).zip(), "have no folders of labels",
				"metadata.csv");
	}

	@Test
	void theSameNameTwiceAtOnceIsRefused() throws IOException {
		byte[] archive = good().zip();
		this.home.start(archive, Map.of("name", "desk"));
		assertThatExceptionOfType(DatasetExistsException.class)
			.isThrownBy(() -> this.home.start(archive, Map.of("name", "desk")));
		try (Stream<Path> left = Files.list(this.folder.resolve("datasets"))) {
			assertThat(left.filter((each) -> each.toString().endsWith(".tmp")).count()).isLessThanOrEqualTo(1);
		}
	}

	@Test
	void archivesAreLimited() throws IOException {
		close();
		this.home = new ImportHome(this.folder, new OwnDatasetsProperties(10, 10, DataSize.ofKilobytes(1)));
		try (ReceivedArchive received = this.home.imports.receive()) {
			assertThatExceptionOfType(ArchiveTooLargeException.class).isThrownBy(() -> received.requireRoom(2000))
				.withMessageContaining("up to 1,024 bytes");
			assertThatExceptionOfType(ArchiveTooLargeException.class)
				.isThrownBy(() -> received.receive(new ByteArrayInputStream(new byte[1025])));
		}
		assertThat(this.folder.resolve("datasets")).isEmptyDirectory();
	}

	@Test
	void aFullDiskLeavesNothingBehind() throws IOException {
		close();
		Path small = Files.createDirectories(this.folder.resolve("small"));
		try (SmallDisk disk = SmallDisk.mount(small, 2000)) {
			this.home = new ImportHome(disk.folder(), ImportHome.LIMITS);
			try (ReceivedArchive received = this.home.imports.receive()) {
				assertThatExceptionOfType(DiskFullException.class).isThrownBy(() -> received.requireRoom(3 << 20));
				assertThatExceptionOfType(DiskFullException.class)
					.isThrownBy(() -> received.receive(new ByteArrayInputStream(new byte[3 << 20])));
			}
			assertThat(small.resolve("datasets")).isEmptyDirectory();
			OwnDataset desk = this.home.desk(new Archives().pictures("cup/", 0, 200).pictures("pen/", 250, 200).zip());
			assertThat(desk.status().state()).isEqualTo(DatasetStatus.State.FAILED);
			assertThat(desk.status().reason()).contains("the disk is full");
			this.home.close();
		}
		open();
	}

}
