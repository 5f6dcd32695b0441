package io.convscope.page;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The learning rate over a run: before it starts, and on its chart.
 */
class PageScheduleIT extends PageTest {

	private static final String HIGHEST = "const d = document.querySelector('#schedule-line').getAttribute('d');"
			+ "const places = d.slice(1).split('L').map((each) => each.split(' ').map(Number));"
			+ "return places.reduce((best, each) => each[1] < best[1] ? each : best)[0]";

	@Test
	void itIsShownBeforeTheRunStartsAndFollowsTheForm() throws IOException {
		open("/");
		awaitWords("Learning rate 0.02 in all 20 epochs of 250 steps.");
		browser().await("#train-form summary").click();
		new Select(browser().await("#field-schedule")).selectByValue("one-cycle");
		awaitWords(
				"The learning rate rises from 0.0008 to 0.02 within 6 epochs, and ends at 8e-8; 20 epochs of 250 steps.");
		assertThat(browser().number(HIGHEST)).isBetween(28.0, 32.0);
		browser().await("#field-warmupEpochs").sendKeys("2");
		browser().await("#field-epochs").sendKeys("4");
		awaitWords(
				"The learning rate rises from 0.0008 to 0.02 within 2 epochs, and ends at 8e-8; 4 epochs of 250 steps.");
		assertThat(browser().number(HIGHEST)).isBetween(48.0, 52.0);
		browser().screenshot("schedule");
		browser().look(360, "dark");
		browser().screenshot("schedule-phone");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#field-epochs").sendKeys("many");
		browser().awaitThat("#schedule", (schedule) -> !schedule.isDisplayed());
	}

	@Test
	void aRecipeShowsItsOwnAndTheChartWhatTheRunHad() throws IOException {
		open("/");
		browser().await("#train-form summary").click();
		new Select(browser().await("#field-recipe")).selectByValue("better");
		browser().awaitThat("#schedule-words", (words) -> words.getText().contains("40 epochs"));
		int run = others()
			.trainToTheEnd("{'dataset':'shapes','trainLimit':640,'epochs':2,'schedule':'cosine','learningRate':0.01}");
		browser().await("#run");
		browser().awaitThat("#chart",
				(chart) -> String.valueOf(chart.getDomAttribute("aria-label")).contains("epoch 2"));
		assertThat(new TrainView(browser()).legend()).anyMatch((line) -> line.startsWith("Learning rate"));
		browser().screenshot("schedule-chart");
		int flat = others().trainToTheEnd("{'dataset':'shapes','trainLimit':640,'epochs':1}");
		open("/?two#train?run=" + flat + "&with=" + run + "&metric=rate");
		browser().awaitThat("#metric [data-metric=rate]",
				(button) -> "true".equals(button.getDomAttribute("aria-pressed")));
		browser().awaitThat("#chart .u-axis, #chart canvas", WebElement::isDisplayed);
		browser().screenshot("schedule-compared");
	}

	@Test
	void theRateOfARunningRunIsChanged() throws IOException {
		int run = others().train("{'dataset':'shapes','trainLimit':640,'epochs':500}");
		open("/");
		browser().await("#chart canvas");
		browser().await("#run-actions [data-action=rate]").click();
		WebElement value = browser().await("#rate-value");
		value.clear();
		value.sendKeys("0,01");
		browser().await("#rate-form .primary").click();
		browser().awaitThat("#rate-problem", (problem) -> problem.getText().contains("with a point"));
		value.clear();
		value.sendKeys("0.0123");
		browser().screenshot("rate-dialog");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#rate-form .primary").click();
		browser().until(() -> !others().get("/runs/" + run + "/metrics").get("rateChanges").isEmpty());
		assertThat(
				others().get("/runs/" + run + "/metrics").get("rateChanges").get(0).get("learningRate").doubleValue())
			.isEqualTo(0.0123);
		browser().until(() -> new TrainView(browser()).legend().stream().anyMatch((line) -> line.endsWith("0.012")));
		browser().screenshot("rate-changed");
		others().cancel(run);
	}

	private void awaitWords(String words) {
		browser().awaitThat("#schedule-words", (each) -> each.isDisplayed() && each.getText().equals(words));
	}

}
