package io.convscope.page;

import java.io.IOException;
import java.util.List;

import io.convscope.model.safetensors.SafetensorsFiles;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many runs and many models: found, told apart and compared.
 */
class PageManyRunsIT extends PageTest {

	private static final int RUNS = 8;

	private static final int MODELS = 34;

	private static final String PRESSED_IN_SIGHT = """
			const list = document.getElementById('model-list').getBoundingClientRect();
			const pressed = document.querySelector('#model-list [aria-pressed=true]').getBoundingClientRect();
			return pressed.top >= list.top && pressed.bottom <= list.bottom ? 1 : 0;
			""";

	@Test
	void moreThanSixAreDrawnWithNamesAndWhatDiffers() throws IOException {
		trainMany();
		open("/?many");
		browser().await("#run-filter").sendKeys("number");
		browser().until(() -> browser().all("#runs tr").size() == RUNS);
		browser().await("#runs .name").click();
		browser().await("#runs tr[aria-current=true]");
		browser().await("#draw-all").click();
		TrainView train = new TrainView(browser());
		browser().until(() -> train.comparedRuns().size() == RUNS);
		assertThat(browser().all("#runs input:not(:checked)")).isEmpty();
		browser().number("scrollTo(0, 0); return 0");
		browser().await("#metric [data-metric=test]").click();
		browser().until(() -> train.comparedRuns().stream().allMatch((line) -> line.matches("(?s).*\\d+\\.\\d%.*")));
		assertThat(browser().all("#chart-runs thead th")).extracting(WebElement::getText)
			.containsExactly("Run", "Test accuracy", "Learning rate", "Seed");
		assertThat(train.comparedRuns())
			.anyMatch((line) -> line.matches("(?s)(×\\s+)?Run \\d+: number 3\\s+\\d+\\.\\d%\\s+0\\.003\\s+3"));
		assertThat(browser().all("#chart-runs svg path[stroke-dasharray]")).as("patterns after six colours")
			.hasSize(RUNS - 6);
		assertThat(browser().await("#chart").getDomAttribute("aria-label").split("; ")).hasSize(RUNS)
			.allMatch((line) -> line.matches("Chart of run \\d+: loss from .*"));
		browser().screenshot("many-runs");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#chart-runs tbody tr:first-child td button").click();
		browser().until(() -> train.comparedRuns().size() == RUNS - 1);
		assertThat(browser().address()).contains("metric=test", "with=");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void theTableIsSortedAndFiltered() {
		trainMany();
		open("/?table");
		browser().await("#runs tr:nth-child(" + RUNS + ")");
		assertThat(numbers()).isSortedAccordingTo((a, b) -> b - a);
		browser().await("#run-columns [data-column=rate] button").click();
		browser().await("#run-columns [data-column=rate][aria-sort=ascending]");
		assertThat(cells("rate")).isSorted();
		browser().await("#run-columns [data-column=rate] button").click();
		browser().await("#run-columns [data-column=rate][aria-sort=descending]");
		assertThat(cells("rate")).isSortedAccordingTo((a, b) -> b.compareTo(a));
		browser().await("#run-filter").sendKeys("number 0.005");
		browser().until(() -> cells("rate").stream().allMatch("0.005"::equals));
		assertThat(browser().await("#runs-found").getText()).matches("\\d of \\d+ runs\\.");
		browser().await("#runs .name").click();
		browser().awaitThat("#run [data-field=title]", (title) -> title.getText().endsWith(": number 5"));
	}

	@Test
	void theBestEpochIsMarkedAndLossesAreSmoothedOnALogarithmicAxis() {
		int run = others().trainToTheEnd("{'dataset':'shapes','epochs':3,'trainLimit':640,'learningRate':0.02}");
		open("/?smooth#train?run=" + run);
		browser().await("#chart canvas");
		String plain = drawing();
		browser().await("#smooth").sendKeys(Keys.END);
		browser().awaitThat("#smooth-text", (text) -> text.getText().equals("95%"));
		browser().until(() -> !drawing().equals(plain));
		String smoothed = drawing();
		browser().await("#log-scale").click();
		browser().until(() -> !drawing().equals(smoothed));
		assertThat(browser().address()).contains("smooth=95", "scale=log");
		browser().reload();
		browser().awaitThat("#smooth-text", (text) -> text.getText().equals("95%"));
		browser().awaitThat("#log-scale", WebElement::isSelected);
		assertThat(browser().await("#chart").getDomAttribute("aria-label")).contains("best after epoch");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aQueuedRunShowsItsPlaceAndWhenItStarts() {
		int running = others().train("{'dataset':'shapes','epochs':500,'name':'long'}");
		int waiting = others().train("{'dataset':'shapes','epochs':1,'trainLimit':32}");
		int last = others().train("{'dataset':'shapes','epochs':1,'trainLimit':32}");
		open("/?queue#train?run=" + last);
		browser().awaitThat("#run-progress-text",
				(text) -> text.getText().matches("Number 2 in the queue, starts in about .*"));
		browser().awaitThat("#runs tr[data-run='" + waiting + "'] .badge",
				(state) -> state.getText().equals("waiting, number 1"));
		assertThat(others().get("/runs/" + waiting).get("startsInSeconds").longValue()).isPositive();
		browser().await("#run-actions [data-action=rename]").click();
		browser().answer("the last one");
		browser().awaitThat("#run [data-field=title]",
				(title) -> title.getText().equals("Run " + last + ": the last one"));
		assertThat(others().get("/runs/" + last).get("name").stringValue()).isEqualTo("the last one");
		for (int run : List.of(last, waiting, running)) {
			others().cancel(run);
		}
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void manyModelsDontPushTheEvaluationOutOfSight() {
		for (int i = others().get("/models").get("models").size(); i < MODELS; i++) {
			others().importModel("dataset=shapes&name=kept-" + i, SafetensorsFiles.ofClasses(10));
		}
		open("/?models#models?model=kept-20");
		browser().await("#evaluation[aria-busy=false] #confusion button");
		browser().number("scrollTo(0, 0); return 0");
		assertThat(browser().number("return document.getElementById('evaluation').getBoundingClientRect().top"))
			.isLessThan(browser().number("return innerHeight"));
		assertThat(browser().number(PRESSED_IN_SIGHT)).as("the chosen model is seen in its list").isOne();
		browser().await("#model-filter").sendKeys("kept-2");
		browser().awaitThat("#models-found", (words) -> words.getText().endsWith(" of " + MODELS + " models"));
		assertThat(browser().all("#model-list button")).isNotEmpty()
			.allMatch((button) -> String.valueOf(button.getDomAttribute("data-model")).contains("kept-2"));
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void trainMany() {
		if (others().get("/runs").get("runs").size() < RUNS) {
			for (int i = 1; i <= RUNS; i++) {
				others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':32,'name':'number " + i
						+ "','learningRate':0.00" + i + ",'seed':" + i + "}");
			}
		}
	}

	private String drawing() {
		return browser().text("return document.querySelector('#chart canvas').toDataURL()");
	}

	private List<String> cells(String column) {
		return browser().all("#runs [data-column=" + column + "]").stream().map(WebElement::getText).toList();
	}

	private List<Integer> numbers() {
		return browser().all("#runs tr")
			.stream()
			.map((row) -> Integer.valueOf(String.valueOf(row.getDomAttribute("data-run"))))
			.toList();
	}

}
