package io.convscope.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lesson beside the page, in each of its languages.
 */
class PageLessonIT extends PageTest {

	/** What is pointed at in each step. */
	private static final List<String> TARGETS = List.of("layers", "sweep", "network-card", "network-card", "sweep",
			"train-form", "explain");

	@ParameterizedTest
	@CsvSource({ "en, What a network is made of, Done", "de, Woraus ein Netz besteht, Fertig", "zh, 网络由什么组成, 完成" })
	void sevenStepsMoveThePage(String language, String firstTitle, String end) throws IOException {
		others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':320}");
		open("/?lang=" + language + "#train?model=run-1");
		browser().await("#lesson-open").click();
		List<String> titles = new ArrayList<>();
		for (String target : TARGETS) {
			String before = titles.isEmpty() ? "" : titles.get(titles.size() - 1);
			browser().awaitThat("#lesson-title",
					(title) -> !title.getText().isEmpty() && !title.getText().equals(before));
			browser().await("#" + target + "[data-lesson-target]");
			assertThat(browser().number("return document.querySelectorAll('[data-lesson-target]').length")).isOne();
			titles.add(browser().await("#lesson-title").getText());
			browser().screenshot("lesson-" + language + "-" + titles.size());
			browser().await("#lesson-next").click();
		}
		assertThat(titles).doesNotHaveDuplicates().startsWith(firstTitle);
		browser().awaitThat("#lesson", (panel) -> !panel.isDisplayed());
		browser().await("body:not(:has([data-lesson-target]))");
		browser().back();
		browser().awaitThat("#lesson-next", (button) -> button.getText().equals(end));
		assertThat(browser().await("html").getDomAttribute("lang")).isEqualTo(language);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void itsLanguageIsChosenAndRememberedAndItFitsAPhone() throws IOException {
		open("/#look?lesson=1");
		browser().awaitThat("#lesson-title", (title) -> title.getText().equals("What a network is made of"));
		new Select(browser().await("#language")).selectByValue("zh");
		browser().awaitThat("#lesson-title", (title) -> title.getText().equals("网络由什么组成"));
		browser().reload();
		browser().awaitThat("#lesson-title", (title) -> title.getText().equals("网络由什么组成"));
		for (String scheme : List.of("light", "dark")) {
			for (int width : List.of(360, 1280)) {
				browser().look(width, scheme);
				assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
				assertThat(browser().accessibilityFaults()).isEmpty();
				browser().screenshot("lesson-" + width + "-" + scheme);
			}
		}
		browser().await("#lesson-close").click();
		browser().awaitThat("#lesson", (panel) -> !panel.isDisplayed());
	}

}
