package io.convscope.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view in which runs are started and watched.
 *
 * @param browser where it is open
 */
record TrainView(Browser browser) {

	private static final Duration TRAINED = Duration.ofMinutes(15);

	private static final List<String> ENDS = List.of("COMPLETED", "FAILED", "CANCELLED", "INTERRUPTED");

	void trainOnShapes() {
		this.browser.await("#train-shapes").click();
		this.browser.await("#chart canvas");
		pause();
		press("resume");
		String early = chart();
		this.browser.waiting(TRAINED).until((any) -> !chart().equals(early));
		awaitCompleted();
	}

	/**
	 * Starts a run by the form and waits for its end.
	 * @param settings the fields to fill in
	 */
	void train(Map<String, String> settings) {
		start(settings);
		awaitCompleted();
	}

	/**
	 * Starts a run by the form and waits until it is the one that is shown.
	 * @param settings the fields to fill in
	 */
	void start(Map<String, String> settings) {
		String before = title();
		this.browser.await("#datasets [data-name=shapes]").click();
		this.browser.await("#train-form summary").click();
		settings.forEach((name, value) -> this.browser.await("#field-" + name).sendKeys(value));
		this.browser.await("#start").click();
		this.browser.until(() -> !title().equals(before));
	}

	private String title() {
		return this.browser.all("#run [data-field=title]").get(0).getText();
	}

	/**
	 * Pauses the run that is shown.
	 */
	void pause() {
		press("pause");
		awaitState("PAUSED");
	}

	/**
	 * Reads what stands below the chart.
	 * @return a line for each line of the chart, with its newest value
	 */
	List<String> legend() {
		return this.browser.all("#chart .u-series").stream().map(WebElement::getText).toList();
	}

	/**
	 * Reads the table beside the chart of several runs.
	 * @return a text for each run: its name, its newest value, and the settings in which
	 * it differs
	 */
	List<String> comparedRuns() {
		return this.browser.all("#chart-runs tbody tr").stream().map(WebElement::getText).toList();
	}

	/**
	 * Reads by what the lines are told apart below the chart.
	 * @return the style of each line's mark
	 */
	List<String> lineStyles() {
		return this.browser.all("#chart .u-series:not(:first-child) .u-marker")
			.stream()
			.map((mark) -> mark.getCssValue("border-top-style"))
			.toList();
	}

	/**
	 * Waits until the run that is shown has completed.
	 */
	void awaitCompleted() {
		String end = this.browser.waiting(TRAINED).until((driver) -> {
			String state = driver.findElement(By.cssSelector("#run [data-field=state]")).getDomAttribute("data-state");
			return (state != null && ENDS.contains(state)) ? state : null;
		});
		assertThat(end).isEqualTo("COMPLETED");
	}

	private void press(String action) {
		this.browser.await("#run-actions [data-action=" + action + "]").click();
	}

	private void awaitState(String state) {
		this.browser.await("#run [data-field=state][data-state=" + state + "]");
	}

	private String chart() {
		return String.valueOf(this.browser.await("#chart").getDomAttribute("aria-label"));
	}

}
