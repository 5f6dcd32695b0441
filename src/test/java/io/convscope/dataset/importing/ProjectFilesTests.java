package io.convscope.dataset.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.convscope.dataset.DatasetDetails.Finding;
import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.OwnDataset;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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
