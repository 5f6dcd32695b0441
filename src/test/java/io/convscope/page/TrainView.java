package io.convscope.page;

import java.time.Duration;
import java.util.List;

import org.openqa.selenium.By;

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
		press("pause");
		awaitState("PAUSED");
		press("resume");
		String early = chart();
		this.browser.waiting(TRAINED).until((any) -> !chart().equals(early));
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
