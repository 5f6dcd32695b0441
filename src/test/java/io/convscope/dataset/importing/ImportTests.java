package io.convscope.dataset.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.DatasetDetails.LabelCount;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.OwnDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data sets are read from archives in all forms that people have them in.
 */
class ImportTests extends ImportTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "photos/", "./", "a/b/" })
	void readsOneFolderForEachLabel(String root) throws Exception {
		Archives archive = new Archives().pictures(root + "plant/", 0, 20)
			.pictures(root + "cup/more/", 100, 20)
			.file(root + ".DS_Store", "x")
			.file("__MACOSX/" + root + "cup/._0.png", "x");
		OwnDataset desk = this.home.desk(archive.zip());
		DatasetStatus status = desk.status();
		assertThat(status.state()).as(status.reason()).isEqualTo(DatasetStatus.State.READY);
		assertThat(status.labels()).containsExactly("cup", "plant");
		assertThat(status.train() + status.test()).isEqualTo(40);
		assertThat(status.test()).isBetween(2, 18);
		assertThat(kinds(desk)).isEmpty();
		Dataset loaded = desk.load();
		assertThat(loaded.train().size()).isEqualTo(status.train());
		assertThat(loaded.fingerprint()).isEqualTo(ImportHome.details(desk).fingerprint());
	}

	@Test
	void theSamePicturesGiveTheSameDataSetFromAnyKindOfArchive() throws Exception {
		Archives archive = new Archives().pictures("plant/", 0, 9).pictures("cup/", 100, 9);
		String zip = fingerprint(archive.zip());
		assertThat(fingerprint(archive.tar())).isEqualTo(zip);
		assertThat(fingerprint(Archives.gzip(archive.tar()))).isEqualTo(zip);
		assertThat(fingerprint(archive.pictures("cup/x/", 120, 1).zip())).isNotEqualTo(zip);
	}

	private String fingerprint(byte[] archive) throws IOException {
		OwnDataset desk = this.home.desk(archive);
		String fingerprint = ImportHome.details(desk).fingerprint();
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		return String.valueOf(fingerprint);
	}

	@Test
	void keepsTheDivisionOfTheArchive() throws IOException {
		OwnDataset desk = this.home.desk(new Archives().pictures("x/train/cup/", 0, 8)
			.pictures("x/train/pen/", 50, 8)
			.pictures("x/Test/cup/", 100, 2)
			.pictures("x/Test/pen/", 150, 3)
			.file("x/README.md", "about")
			.zip());
		assertThat(counts(desk)).containsExactly(new LabelCount("cup", 8, 2), new LabelCount("pen", 8, 3));
		assertThat(kinds(desk)).containsExactly(Kind.LEFT_OUT);
	}

	@Test
	void takesValidationPicturesForTestingOnlyWithoutOthers() throws IOException {
		Archives two = new Archives().pictures("train/cup/", 0, 8)
			.pictures("train/pen/", 50, 8)
			.pictures("val/cup/", 100, 2)
			.pictures("val/pen/", 150, 2);
		assertThat(counts(this.home.desk(two.zip()))).containsExactly(new LabelCount("cup", 8, 2),
				new LabelCount("pen", 8, 2));
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		assertThat(counts(this.home.desk(two.pictures("test/cup/", 200, 1).pictures("test/pen/", 250, 1).zip())))
			.containsExactly(new LabelCount("cup", 10, 1), new LabelCount("pen", 10, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file_name,label\na.png,cup\nsub/b.png,\"plant, green\"\nno.png,cup\n",
			"\uFEFFlabel;file_name\r\ncup;a.png\r\nplant, green;sub/b.png\r\ncup;no.png",
			"{\"file_name\":\"a.png\",\"label\":\"cup\"}\n{\"file_name\":\"sub/b.png\",\"label\":\"plant, green\"}\n"
					+ "{\"file_name\":\"no.png\",\"label\":\"cup\"}",
			"id,label\na,cup\nb,\"plant, green\"\nno,cup\n" })
	void readsListsOfLabels(String list) throws IOException {
		String name = list.startsWith("{") ? "metadata.jsonl" : "metadata.csv";
		OwnDataset desk = this.home.desk(new Archives().file("data/" + name, list)
			.file("data/a.png", Archives.picture(1))
			.file("data/sub/b.png", Archives.picture(2))
			.file("data/c.png", Archives.picture(3))
			.zip());
		assertThat(desk.status().labels()).as(desk.status().reason()).containsExactly("cup", "plant, green");
		assertThat(desk.status().train() + desk.status().test()).isEqualTo(2);
		assertThat(kinds(desk)).containsExactlyInAnyOrder(Kind.MISSING, Kind.LEFT_OUT);
		assertThat(finding(desk, Kind.MISSING).examples().get(0).file()).startsWith("no");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a, b", "\uD83D\uDE42", "\u05E9\u05DC\u05D5\u05DD", "a/b" })
	void labelsMayBeAnyText(String label) throws IOException {
		OwnDataset listed = this.home
			.desk(new Archives().file("labels.csv", "id,label\n0,\"" + label + "\"\n1,cup\n").pictures("", 0, 2).zip());
		assertThat(listed.status().labels()).as(listed.status().reason()).containsExactlyInAnyOrder("cup", label);
		if (!label.contains("/")) {
			this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
			OwnDataset folders = this.home
				.desk(new Archives().pictures(label + "/", 0, 2).pictures("cup/", 50, 2).tar());
			assertThat(folders.status().labels()).containsExactlyInAnyOrder("cup", label);
		}
	}

	@Test
	void readsThePartsOfLists() throws IOException {
		OwnDataset desk = this.home
			.desk(new Archives().file("labels.csv", "id,label,split\n0,a,train\n1,b,train\n2,a,test\n3,b,test\n")
				.pictures("all/", 0, 4)
				.zip());
		assertThat(counts(desk)).containsExactly(new LabelCount("a", 1, 1), new LabelCount("b", 1, 1));
	}

	@Test
	void readsWhatTeachableMachineSaves() throws IOException {
		OwnDataset desk = this.home.desk(
				new Archives().pictures("Class 1-!-", 0, 5).pictures("a-b-", 50, 5).file("manifest.json", "{}").zip());
		assertThat(desk.status().labels()).containsExactly("Class 1", "a-b");
		assertThat(kinds(desk)).isEmpty();
	}

	@Test
	void readsIdxFiles() throws Exception {
		OwnDataset desk = this.home.desk(
				new Archives().file("fashion/train-images-idx3-ubyte.gz", Archives.gzip(Archives.idxPictures(3, 3, 10)))
					.file("fashion/train-labels-idx1-ubyte.gz", Archives.gzip(Archives.idxLabels(0, 1, 2)))
					.file("fashion/t10k-images-idx3-ubyte", Archives.idxPictures(2, 2, 100))
					.file("fashion/t10k-labels-idx1-ubyte", Archives.idxLabels(1, 2))
					.tar());
		assertThat(desk.status().labels()).as(desk.status().reason()).containsExactly("0", "1", "2");
		assertThat(counts(desk)).containsExactly(new LabelCount("0", 1, 0), new LabelCount("1", 1, 1),
				new LabelCount("2", 1, 1));
		assertThat(desk.load().train().pictureSize().side()).isEqualTo(16);
	}

	@Test
	void readsCifarsBinaryFiles() throws Exception {
		byte[] train = new byte[2 * 3073];
		train[0] = 1;
		train[100] = 7;
		train[3073] = 2;
		byte[] test = new byte[3073];
		test[0] = 1;
		test[3000] = 9;
		OwnDataset desk = this.home.desk(new Archives().file("c/data_batch_1.bin", train)
			.file("c/test_batch.bin", test)
			.file("c/batches.meta.txt", "airplane\ncar\nbird\n\n")
			.tar());
		assertThat(counts(desk)).containsExactly(new LabelCount("airplane", 0, 0), new LabelCount("car", 1, 1),
				new LabelCount("bird", 1, 0));
	}

	@Test
	void tellsWhatItFound() throws IOException {
		Archives archive = new Archives().pictures("train/cup/", 0, 3)
			.file("train/cup/twice.png", Archives.picture(0))
			.file("test/cup/leak.png", Archives.picture(1))
			.pictures("test/cup/", 20, 2)
			.pictures("train/pen/", 100, 3)
			.pictures("test/pen/", 120, 2)
			.file("train/pen/cup.png", Archives.picture(2))
			.file("train/pen/empty.jpg", new byte[0])
			.file("train/pen/notes.txt", "hello")
			.file("train/pen/phone.heic", "\0\0\0\u0018ftypheic");
		OwnDataset desk = this.home.desk(archive.zip());
		assertThat(kinds(desk)).containsExactlyInAnyOrder(Kind.DUPLICATE, Kind.IN_BOTH_PARTS, Kind.SEVERAL_LABELS,
				Kind.UNREADABLE);
		Finding unreadable = finding(desk, Kind.UNREADABLE);
		assertThat(unreadable.count()).isEqualTo(3);
		assertThat(unreadable.examples()).extracting((each) -> each.file() + ": " + each.reason())
			.anyMatch((each) -> each.startsWith("train/pen/empty.jpg: The file is empty"))
			.anyMatch((each) -> each.startsWith("train/pen/phone.heic: The file is a HEIC picture"));
		assertThat(unreadable.message()).isEqualTo("3 files can't be read as pictures and were left out.");
		assertThat(finding(desk, Kind.IN_BOTH_PARTS).message())
			.startsWith("1 picture is a training and a test picture at once, which flatters");
		assertThat(finding(desk, Kind.DUPLICATE).message())
			.isEqualTo("1 picture is there more than once; it was taken once.");
	}

	@Test
	void isThereAfterARestartWithAllThatWasFound() throws IOException {
		OwnDataset desk = this.home
			.desk(new Archives().pictures("cup/", 0, 3).pictures("pen/", 50, 3).file("pen/x.png", "no").zip());
		DatasetStatus before = desk.status();
		assertThat(before.details()).isNotNull();
		close();
		open();
		assertThat(this.home.datasets.get("desk").status()).isEqualTo(before);
		try (Stream<Path> files = Files.list(this.folder.resolve("datasets"))) {
			assertThat(files.map((each) -> each.getFileName().toString())).containsExactly("desk");
		}
	}

	@Test
	void anImportThatAKillEndedHasFailed() throws IOException {
		this.home.desk(new Archives().pictures("cup/", 0, 3).pictures("pen/", 50, 3).zip());
		close();
		Path file = this.folder.resolve("datasets/desk/dataset.json");
		// as it was before the import was complete
		Files.writeString(file,
				Files.readString(file).replace("\"READY\"", "\"IMPORTING\"").replaceFirst(",\"checksum\".*", "}"));
		Files.writeString(this.folder.resolve("datasets/upload-1.tmp"), "half an archive");
		open();
		DatasetStatus status = this.home.datasets.get("desk").status();
		assertThat(status.state()).isEqualTo(DatasetStatus.State.FAILED);
		assertThat(status.reason()).isEqualTo("The service ended before the import did.");
		assertThat(this.folder.resolve("datasets/desk/pictures")).doesNotExist();
		assertThat(this.folder.resolve("datasets/upload-1.tmp")).doesNotExist();
		this.home.datasets.delete("desk", (name) -> OptionalInt.empty());
		assertThat(this.home.desk(new Archives().pictures("cup/", 0, 3).pictures("pen/", 50, 3).zip()).status().state())
			.isEqualTo(DatasetStatus.State.READY);
	}

	@Test
	void sizesAndSharesAreChecked() throws IOException {
		byte[] archive = new Archives().pictures("cup/", 0, 30).pictures("pen/", 50, 30).zip();
		OwnDataset desk = this.home.start(archive, Map.of("name", "big", "pictureSize", "24", "test", "0.5"));
		assertThat(ImportHome.details(desk).pictureSize()).isEqualTo(24);
		assertThat(ImportHome.details(desk).testShare()).isEqualTo(0.5);
	}

	private static List<Kind> kinds(OwnDataset dataset) {
		List<Kind> counted = List.of(Kind.FEW_PICTURES, Kind.EMPTY_PART, Kind.UNEVEN);
		return ImportHome.details(dataset)
			.problems()
			.stream()
			.map(Finding::kind)
			.filter((each) -> !counted.contains(each))
			.toList();
	}

	private static Finding finding(OwnDataset dataset, Kind kind) {
		return ImportHome.details(dataset)
			.problems()
			.stream()
			.filter((each) -> each.kind() == kind)
			.findFirst()
			.orElseThrow();
	}

	private static List<LabelCount> counts(OwnDataset dataset) {
		assertThat(dataset.status().state()).as(dataset.status().reason()).isEqualTo(DatasetStatus.State.READY);
		return ImportHome.details(dataset).counts();
	}

}
