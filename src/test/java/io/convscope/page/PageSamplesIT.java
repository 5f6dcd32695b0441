package io.convscope.page;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Samples by part, label, page and number.
 */
class PageSamplesIT extends PageTest {

	private static final int PAGE = 12;

	@Test
	void theyAreFoundByPartAndLabelPageByPage() throws IOException {
		open("/#predict?sample=shapes/test/17");
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("13–24 of 1,000"));
		browser().await("#samples button[data-sample='shapes/test/17'][aria-pressed=true]");
		browser().await("#sample-part [data-part=train]").click();
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("1–12 of 8,000"));
		browser().await("#sample-label option[value=star]").click();
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("1–12 of 800"));
		List<String> first = shown();
		assertThat(first).hasSize(PAGE).allMatch((words) -> words.matches("train/\\d+, star"));
		browser().await("#sample-previous").click();
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("793–800 of 800"));
		browser().await("#sample-next").click();
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("1–12 of 800"));
		assertThat(shown()).isEqualTo(first);
		browser().await("#sample-next").click();
		browser().awaitThat("#sample-range", (range) -> range.getText().equals("13–24 of 800"));
		assertThat(shown()).hasSize(PAGE).doesNotContainAnyElementsOf(first);
		browser().await("#samples button").click();
		browser().awaitThat("#seen-caption",
				(caption) -> caption.getText().matches("shapes/train/\\d+, true label star"));
		browser().awaitThat("#seen-answer", (answer) -> answer.getText().contains("sure"));
		assertThat(browser().await("#sample-range").getText()).isEqualTo("13–24 of 800");
		browser().screenshot("samples");
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void oneIsFoundByItsNumber() {
		open("/#look");
		type("train/7");
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("shapes/train/7, true label"));
		browser().await("#samples button[data-sample='shapes/train/7'][aria-pressed=true]");
		browser().await("#sample-part [data-part=train][aria-pressed=true]");
		assertThat(browser().address()).contains("sample=shapes/train/7");
		type("30");
		browser().await("#samples button[data-sample='shapes/train/30'][aria-pressed=true]");
		type("train/8000");
		browser().awaitThat("#sample-problem",
				(problem) -> problem.getText().equals("The pictures of shapes are train/0 to train/7999."));
		type("birds/train/7");
		browser().awaitThat("#sample-problem",
				(problem) -> problem.getText().equals("There is no data set “birds”; there are cifar10 and shapes."));
		type("seven");
		browser().awaitThat("#sample-problem", (problem) -> problem.getText().startsWith("Write a number"));
		assertThat(browser().address()).contains("sample=shapes/train/30");
		type("cifar10/train/7");
		browser().awaitThat("#unknown-words", (words) -> words.getText().contains("cifar10/train/7"));
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void type(String address) {
		WebElement field = browser().await("#sample-address");
		field.clear();
		field.sendKeys(address, Keys.ENTER);
	}

	private List<String> shown() {
		return browser().all("#samples button").stream().map((each) -> each.getDomAttribute("title")).toList();
	}

}
