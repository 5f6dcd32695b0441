package io.convscope.dataset.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Part;
import io.convscope.dataset.exporting.ExportedArchive;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ArchiveLimits;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.dataset.own.LabelledPicture;
import io.convscope.dataset.own.NewDataset;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.image.Picture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The model in an archive is kept with its data set, or not at all.
 */
class ProjectFilesTests {

	private static final String LABELS = "{\"pictureSize\":16,\"test\":0.2,\"labels\":["
			+ "{\"name\":\"cup\",\"folder\":\"cup\"},{\"name\":\"plant\",\"folder\":\"plant\"}]}";

	@TempDir
	private Path folder;

	@Test
	void theFilesOfAModelAreNoPictures() throws IOException {
		List<String> read = new ArrayList<>();
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS, (dataset, description, weights) -> {
			read.add(dataset + " " + text(description) + " " + text(weights.readAllBytes()));
			return new ProjectModels.Kept("It is here.", () -> read.add("undone"));
		})) {
			OwnDataset opened = home.desk(project().tar());
			assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
			assertThat(ImportHome.details(opened).problems()).filteredOn((each) -> each.kind() == Kind.MODEL)
				.containsExactly(new Finding(Kind.MODEL, "It is here.", 1, List.of()));
			assertThat(read).containsExactly("desk description weights");
		}
	}

	@Test
	void onlyProjectsHaveAModel() throws IOException {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS, (dataset, description, weights) -> {
			throw new AssertionError();
		})) {
			Archives archive = project();
			archive.files.remove("convscope.json");
			OwnDataset opened = home.desk(archive.zip());
			assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
			assertThat(ImportHome.details(opened).problems()).filteredOn((each) -> each.kind() == Kind.LEFT_OUT)
				.extracting(Finding::count)
				.containsExactly(2);
		}
	}

	@Test
	void theModelOfADataSetThatIsDeletedMeanwhileIsDeletedToo() throws IOException {
		AtomicBoolean undone = new AtomicBoolean();
		AtomicReference<@Nullable ImportHome> opened = new AtomicReference<>();
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS, (dataset, description, weights) -> {
			delete(opened.get(), dataset);
			return new ProjectModels.Kept("It is here.", () -> undone.set(true));
		})) {
			opened.set(home);
			home.start(project().zip(), Map.of("name", "desk"));
			Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(undone);
			assertThat(home.datasets.find("desk")).isEmpty();
		}
	}

	@Test
	void anImportThatFailsAfterItsDataSetWasDeletedLeavesTheNextOneAlone() throws IOException {
		AtomicReference<@Nullable ImportHome> opened = new AtomicReference<>();
		AtomicReference<@Nullable OwnDataset> next = new AtomicReference<>();
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS, (dataset, description, weights) -> {
			delete(opened.get(), dataset);
			OwnDataset created = opened.get().datasets.create(new NewDataset(dataset, 16, 0.2, List.of("cup", "pen")));
			created.pictures()
				.add(Picture.ofPlanes(created.pictureSize(), new byte[3 * 16 * 16], 0), "cup", Part.TRAIN);
			next.set(created);
			throw new IOException("The archive can't be read.");
		})) {
			opened.set(home);
			home.start(project().zip(), Map.of("name", "desk"));
			// deleted at the end of the import
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> next.get() != null && uploads() == 0);
			assertThat(next.get().pictures().png(next.get().list((each) -> true).get(0).id())).isNotEmpty();
			assertThat(next.get().status().state()).isEqualTo(DatasetStatus.State.READY);
		}
	}

	private long uploads() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("datasets"))) {
			return files.filter((each) -> each.getFileName().toString().startsWith("upload-")).count();
		}
	}

	@Test
	void nothingIsWrittenForADataSetThatWasDeleted() throws IOException {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS)) {
			OwnDataset dataset = home.datasets.begin(new NewDataset("desk", 16, 0.2, List.of()));
			home.datasets.delete("desk", (name) -> OptionalInt.empty());
			assertThatExceptionOfType(DatasetUnavailableException.class)
				.isThrownBy(() -> dataset.fill(List.of("cup", "pen"), 16, 0.2));
			assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(() -> dataset.fail("No."));
			assertThat(this.folder.resolve("datasets/desk")).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"pictureSize\":0", "\"pictureSize\":1", "\"pictureSize\":30000", "\"test\":5",
			"\"test\":-1", "\"test\":\"NaN\"", "\"labels\":[null]", "\"labels\":[{}]",
			"\"labels\":[{\"name\":null,\"folder\":\"cup\"}]" })
	void aDescriptionThatNoDataSetCanHaveIsLeftOut(String field) throws IOException {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS)) {
			String description = "{\"pictureSize\":16,\"test\":0.2,\"labels\":[]}";
			String name = field.substring(0, field.indexOf(':'));
			OwnDataset opened = home.desk(project()
				.file("convscope.json", description.replaceFirst(name + ":[^,}]+", Matcher.quoteReplacement(field)))
				.zip());
			assertThat(opened.status().state()).isEqualTo(DatasetStatus.State.READY);
			assertThat(opened.testShare()).isEqualTo(0.2);
			assertThat(ImportHome.details(opened).problems()).filteredOn((each) -> each.kind() == Kind.LEFT_OUT)
				.flatExtracting(Finding::examples)
				.extracting(DatasetDetails.Example::file)
				.contains("convscope.json");
		}
	}

	@Test
	void labelsWhoseFoldersWouldHaveOneNameStayApart() throws IOException {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS)) {
			List<String> labels = List.of("a_-2", "a_", "a/");
			OwnDataset dataset = home.datasets.create(new NewDataset("signs", 16, 0.2, labels));
			for (String label : labels) {
				byte[] pixels = new byte[3 * 16 * 16];
				Arrays.fill(pixels, (byte) labels.indexOf(label));
				dataset.pictures().add(Picture.ofPlanes(dataset.pictureSize(), pixels, 0), label, Part.TRAIN);
			}
			ByteArrayOutputStream archive = new ByteArrayOutputStream();
			ExportedArchive.of(dataset).write(archive, ExportedArchive.NONE);
			assertThat(home.desk(archive.toByteArray()).list((each) -> true)).extracting(LabelledPicture::label)
				.containsExactlyInAnyOrderElementsOf(labels);
		}
	}

	@Test
	void anArchiveOfADataSetThatIsDeletedMeanwhileHasNoEnd() throws IOException {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS)) {
			ExportedArchive archive = ExportedArchive.of(home.desk(project().zip()));
			ByteArrayOutputStream sent = new ByteArrayOutputStream();
			assertThatExceptionOfType(DatasetUnavailableException.class)
				.isThrownBy(() -> archive.write(sent, (zip) -> delete(home, "desk")));
			assertThatExceptionOfType(ImportFailure.class)
				.isThrownBy(() -> Archive.open(Files.write(this.folder.resolve("sent"), sent.toByteArray()),
						new ArchiveLimits(100, 1000)))
				.withMessageContaining("not sent completely");
		}
	}

	private static void delete(@Nullable ImportHome home, String dataset) {
		if (home == null) {
			throw new AssertionError();
		}
		home.datasets.delete(dataset, (name) -> OptionalInt.empty());
	}

	private static Archives project() {
		return new Archives().file("convscope.json", LABELS)
			.file("model.safetensors", "weights")
			.file("model.json", "description")
			.pictures("train/cup/", 0, 10)
			.pictures("test/plant/", 10, 10);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
