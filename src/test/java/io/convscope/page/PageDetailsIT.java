package io.convscope.page;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page shows in cases that the newcomer's way does not meet.
 */
class PageDetailsIT extends PageTest {

	private static final Map<String, String> SHORT = Map.of("epochs", "2", "trainLimit", "320");

	private static final Map<String, String> SHORT_WITH_VALIDATION = Map.of("epochs", "2", "trainLimit", "320",
			"validation", "0.25");

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

}
