package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.model.store.ModelFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page shows in cases that the newcomer's way does not meet.
 */
class PageDetailsIT extends PageTest {

	private static final List<String> LABELS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

	private static final String FIRST_PIXEL = """
			const [red, green, blue] = document.getElementById('one-canvas').getContext('2d').getImageData(0, 0, 1, 1).data;
			return red << 16 | green << 8 | blue;
			""";

	private static final Map<String, String> SHORT = Map.of("epochs", "2", "trainLimit", "320");

	private static final Map<String, String> SHORT_WITH_VALIDATION = Map.of("epochs", "2", "trainLimit", "320",
			"validation", "0.25");

	private static final Map<String, String> TINY = Map.of("epochs", "1", "trainLimit", "32");

	@TempDir
	Path files;

	@Test
	void theChartHasALineForValidationWhereThereIsOne() throws IOException {
		open("/");
		TrainView train = new TrainView(browser());
		train.train(SHORT);
		browser().until(() -> train.legend().size() == 4);
		assertThat(train.legend()).noneMatch((line) -> line.contains("Validation"));
		open("/?again");
		train.train(SHORT_WITH_VALIDATION);
		browser().until(() -> train.legend().size() == 5);
		assertThat(train.legend()).anyMatch((line) -> line.matches("Validation accuracy\\W*\\d+\\.\\d%"));
		assertThat(train.lineStyles()).containsExactly("solid", "dashed", "solid", "dotted");
		assertThat(browser().await("#chart").getDomAttribute("aria-label")).contains("of the held-out ones");
		browser().screenshot("validation");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void twoRunsAreComparedByLossAndByAccuracy() {
		open("/");
		TrainView train = new TrainView(browser());
		train.train(TINY);
		open("/?second");
		train.train(TINY);
		browser().await("#runs tr[aria-current=false] input").click();
		browser().number("scrollTo(0, 0); return 0");
		browser().await("#metric [data-metric=test]").click();
		browser().until(() -> train.comparedRuns().size() == 2);
		browser().until(() -> train.comparedRuns()
			.stream()
			.allMatch((line) -> line.matches("(?s)(×\\s+)?Run \\d+: shapes, quick\\s+\\d+\\.\\d%")));
		assertThat(browser().await("#chart-runs-same").getText()).isEqualTo("These runs have the same settings.");
	}

	@Test
	void aDecimalCommaIsNamed() {
		open("/");
		browser().await("#train-form summary").click();
		browser().await("#field-learningRate").sendKeys("0,01");
		browser().await("#field-epochs").sendKeys("2.5");
		browser().await("#start").click();
		browser().awaitThat("#about-learningRate", (words) -> words.getText().contains("a point, as in 0.01"));
		assertThat(browser().await("#about-epochs").getText()).isEqualTo("must be a whole number");
		assertThat(browser().await("#start").isEnabled()).isTrue();
	}

	@Test
	void whatIsNoPictureIsRefusedWithOneSentence() throws IOException {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		browser().all("#file").get(0).sendKeys(file("note.png", new byte[] { 'h', 'i' }).toString());
		browser().awaitThat("#predict-problem", (problem) -> problem.getText().contains("picture"));
		assertThat(browser().await("#seen-answer").getText()).isEqualTo("No answer");
		browser().until(() -> !browser().all("#explain").get(0).isDisplayed());
		browser().await("#samples button").click();
		browser().await("#explain");
		browser().awaitThat("#labels", (labels) -> labels.getText().contains("%"));
	}

	@Test
	void aPictureThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
		open("/#look");
		browser().await("#maps[aria-busy=false] img");
		browser().all("#file").get(0).sendKeys(file("large.png", new byte[(10 << 20) + 1]).toString());
		browser().awaitThat("#maps-problem", (problem) -> problem.getText().contains("may have up to 10 MiB"));
		assertThat(browser().await("#seen-answer").getText()).isEqualTo("No answer");
		browser().until(() -> browser().all("#one, #cell").stream().noneMatch(WebElement::isDisplayed));
		browser().screenshot("refused");
		assertThat(browser().consoleErrors()).as("answers that refuse").isEmpty();
		browser().await("#samples button").click();
		browser().await("#one-map");
		browser().await("#cell-sum .total");
	}

	@Test
	void aModelIsImportedAndAnythingElseIsRefusedWithASentence() throws IOException {
		open("/#models");
		ModelsView models = new ModelsView(browser());
		browser().await(".import summary").click();
		browser().await("#import-dataset option");
		browser().await("#import-start").click();
		browser().awaitThat("#import-problem", (problem) -> problem.getText().contains("Choose"));
		models.importModel(Files.writeString(this.files.resolve("broken.safetensors"), "no weights"), "mine");
		browser().awaitThat("#import-problem", (problem) -> problem.getText().contains("safetensors"));
		assertThat(browser().all("#model-list [data-model=mine]")).isEmpty();
		browser().screenshot("import");
		models.importModel(file("whole.safetensors", SafetensorsFiles.ofClasses(10)), "mine");
		browser().awaitThat("#model-title", (title) -> title.getText().equals("mine"));
		browser().await("#model-list [data-model=mine]");
		assertThat(browser().all("#model-damages")).noneMatch(WebElement::isDisplayed);
		browser().until(() -> !browser().all("#import-problem").get(0).isDisplayed());
	}

	@Test
	void aMapThatNeverFiresIsMarked() throws IOException {
		open("/");
		byte[] weights = SafetensorsFiles.write(ModelFixtures.withDeadChannel(LABELS, 6));
		new ModelsView(browser()).importModel(file("silent.safetensors", weights), "silent");
		browser().awaitThat("#model-title", (title) -> title.getText().equals("silent"));
		open("/?look#look?model=silent&layer=act1&channel=6&sample=shapes/test/0");
		WebElement map = browser().await("#maps-cells button.silent");
		assertThat(map.getDomAttribute("aria-label")).isEqualTo("Map 6, never fires");
		assertThat(browser().all("#maps-cells button.silent")).hasSize(1);
		assertThat(browser().await("#silent-words").getText()).contains("1 of 32 maps never fires", "map 6",
				"1,000 test pictures");
		browser().awaitThat("#one-dead", (words) -> words.getText().startsWith("It never fires"));
		assertThat(browser().all("#one-numbers tr")).hasSize(2);
		assertThat(browser().number(FIRST_PIXEL)).as("the dark end of the colours").isEqualTo(0x440154);
		browser().screenshot("silent");
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aMarkIsSpokenOfOnlyWhereThereIsOne() {
		others().importModel("dataset=shapes&name=dead",
				SafetensorsFiles.write(ModelFixtures.withDeadChannel(LABELS, 6)));
		open("/?marked#look?model=dead&layer=conv1&sample=shapes/test/0");
		browser().awaitThat("#silent-words", (words) -> words.getText().contains("map 6, marked ✕"));
		browser().await("#maps-cells button.silent");
		browser().await("#show [data-show=filters]").click();
		browser().until(() -> browser().all("#maps-cells button.silent").isEmpty());
		assertThat(browser().await("#silent-words").getText()).contains("map 6").doesNotContain("✕");
	}

	@Test
	void whatIsNotKeptOfAnEpochIsSaidToBeOfTheFinishedModel() {
		int run = others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':32}");
		open("/?then#look?epoch=0&layer=fc3&sample=shapes/test/0&model=run-" + run);
		assertThat(browser().await("#time-missing-words").getText()).contains("of the finished model",
				"untrained network", "conv1", "not fc3");
		browser().await("#layers [data-layer=conv2]").click();
		browser().until(() -> !browser().all("#time-missing").get(0).isDisplayed());
		browser().awaitThat("#time-text", (text) -> text.getText().equals("untrained"));
		browser().await("#layers [data-layer=softmax]").click();
		browser().await("#time-end").click();
		browser().until(() -> !browser().all("#time-missing").get(0).isDisplayed());
		assertThat(browser().address()).doesNotContain("epoch=");
	}

	@Test
	void whileARunTrainsTheTestPicturesAreAskedOnlyWhenWanted() {
		open("/");
		TrainView train = new TrainView(browser());
		train.start(Map.of("epochs", "500"));
		browser().await("#next a[data-tab=look]").click();
		browser().await("#layers [data-layer=act1]").click();
		browser().awaitThat("#silent-words", (words) -> words.getText().startsWith("Which maps"));
		browser().await("#silent-ask").click();
		browser().awaitThat("#silent-words", (words) -> words.getText().contains("1,000 test pictures of shapes"));
		browser().await(".tabs a[data-tab=train]").click();
		train.pause();
		assertThat(browser().await("#run-progress-text").getText()).startsWith("Stopped in epoch");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void theCameraTakesAPicture() {
		open("/#predict");
		browser().await("#camera").click();
		browser().await("#camera-take:enabled").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().contains("camera.png"));
		browser().await("#seen canvas");
		browser().await("#labels[aria-busy=false] li");
		assertThat(browser().all("#camera-dialog[open]")).isEmpty();
		assertThat(browser().number("return document.getElementById('camera-video').srcObject ? 1 : 0"))
			.as("the camera is off")
			.isZero();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private Path file(String name, byte[] bytes) throws IOException {
		return Files.write(this.files.resolve(name), bytes);
	}

}
