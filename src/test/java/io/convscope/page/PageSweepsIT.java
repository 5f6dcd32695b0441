package io.convscope.page;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sweep is started from the form of a run, and its runs are compared in a table, a plot
 * and by their curves.
 */
class PageSweepsIT extends PageTest {

	@Test
	void aSweepIsStartedAndItsRunsCompared() throws IOException {
		open("/?sweeps");
		browser().await("#datasets [data-name=shapes]").click();
		browser().await("#train-form summary").click();
		browser().await("#field-epochs").sendKeys("2");
		browser().await("#field-trainLimit").sendKeys("320");
		browser().await("#field-name").sendKeys("rates");
		browser().await(".sweeps-form summary").click();
		browser().await("#sweeps-rows input").sendKeys("0.02, 0.002, 0.0002");
		browser().await("#sweeps-add").click();
		browser().await("#sweeps-rows .sweeps-row:nth-child(2) option[value=network]").click();
		browser().await("#sweeps-rows .sweeps-row:nth-child(2) input").sendKeys("article, one-convolution");
		browser().awaitThat("#sweeps-count", (words) -> words.getText().equals("These are 6 runs, one after another."));
		browser().await("#sweeps-start").click();
		browser().awaitThat("#sweeps-chosen", (select) -> select.getText().contains(": rates"));
		browser().waiting(Duration.ofMinutes(10))
			.until((any) -> browser().all("#sweeps-state").get(0).getText().equals("completed"));
		assertThat(browser().await("#sweeps-words").getText()).startsWith("6 of 6 runs done · best so far: number ");
		assertThat(browser().all("#sweeps-columns th")).extracting(WebElement::getText)
			.containsExactly("Number", "Learning rate", "Network", "State", "Loss", "Test accuracy", "Best epoch",
					"Time");
		browser().await("#sweeps-columns [data-column=modelAccuracy] button").click();
		browser().await("#sweeps-columns [data-column=modelAccuracy][aria-sort=descending]");
		List<String> accuracies = browser().all("#sweeps-runs [data-column=modelAccuracy]")
			.stream()
			.map(WebElement::getText)
			.toList();
		assertThat(accuracies).hasSize(6).isSortedAccordingTo((a, b) -> Double.compare(number(b), number(a)));
		assertThat(browser().await("#sweeps-runs tr:first-child th").getText()).endsWith(" best");
		assertThat(browser().all("#sweeps-plot .u-legend tr")).hasSize(3);
		browser().await("#sweeps-axis option[value=network]").click();
		browser().until(() -> browser().all("#sweeps-plot .u-legend tr").size() == 4);
		assertThat(browser().await("#sweeps-plot").getDomAttribute("aria-label"))
			.startsWith("Accuracy against Network");
		browser().number("document.getElementById('sweeps-card').scrollIntoView(); return 0");
		browser().screenshot("sweep");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#sweeps-curves").click();
		TrainView train = new TrainView(browser());
		browser().until(() -> train.comparedRuns().size() == 6);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private static double number(String percent) {
		return Double.parseDouble(percent.replace("%", ""));
	}

	@Test
	void aLinkShowsTheSweepThatItNamesInEachLanguageAndOnAPhone() throws IOException {
		int first = sweep("seed");
		int last = sweep("batchSize");
		open("/?lang=en#train");
		awaitShown(last);
		browser().await("#sweeps-chosen option[value='" + first + "']").click();
		awaitShown(first);
		assertThat(browser().address()).contains("sweep=" + first);
		browser().back();
		awaitShown(last);
		open("/?lang=en&none#train?sweep=99");
		assertThat(browser().await("#unknown-address-parts").getText()).contains("sweep=99");
		awaitShown(last);
		for (String language : List.of("en", "de", "zh")) {
			open("/?lang=" + language + "#train?sweep=" + first);
			awaitShown(first);
			browser().await("#sweeps-plot canvas");
			assertThat(browser().all("#sweeps-state, #sweeps-words, #sweeps-columns, #sweeps-figure figcaption")
				.stream()
				.map(WebElement::getText)
				.toList()
				.toString()
				.matches("(?s).*(completed|done|Number|Accuracy|curves).*")).as(language)
				.isEqualTo(language.equals("en"));
			browser().look(390, "light");
			browser().until(() -> browser().number("return document.documentElement.scrollWidth") <= 390);
			browser().screenshot("sweep-phone-" + language);
			assertThat(browser().accessibilityFaults()).isEmpty();
			browser().look(1280, "light");
		}
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private int sweep(String setting) {
		return others().sweepToTheEnd("{'name':'" + setting
				+ "','base':{'dataset':'shapes','epochs':1,'trainLimit':32},'grid':{'" + setting + "':[16,32]}}");
	}

	private void awaitShown(int sweep) {
		browser().awaitThat("#sweeps-chosen", (select) -> String.valueOf(sweep).equals(select.getDomProperty("value")));
	}

	@Test
	void whatIsWrongIsTold() {
		open("/?wrong");
		browser().await("#datasets [data-name=shapes]").click();
		browser().await(".sweeps-form summary").click();
		browser().await("#sweeps-rows input").sendKeys("0.1, 0");
		browser().await("#sweeps-start").click();
		browser().awaitThat("#sweeps-problem", (problem) -> problem.getText().contains("grid.learningRate[1] must be"));
		assertThat(others().get("/sweeps").get("total").intValue()).isBetween(0, 3);
	}

}
