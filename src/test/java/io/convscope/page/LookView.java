package io.convscope.page;

import java.util.List;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The view of the layers, their maps and where their numbers come from.
 *
 * @param browser where it is open
 */
record LookView(Browser browser) {

	/**
	 * Chooses a picture, a map of the first layer, and a cell of it.
	 */
	void lookInside() {
		this.browser.await("#next a[data-tab=look]").click();
		WebElement sample = this.browser.await("#samples button[aria-pressed=false]");
		String name = sample.getDomAttribute("data-sample");
		sample.click();
		this.browser.awaitThat("#seen-caption", (caption) -> caption.getText().startsWith(String.valueOf(name)));
		assertThat(this.browser.await("#truth").getText()).isNotBlank();
		this.browser.await("#maps[aria-busy=false] img");
		assertThat(this.browser.number("return document.getElementById('maps-image').naturalWidth"))
			.isGreaterThan(8 * 32);
		assertThat(this.browser.all("#maps-cells button")).hasSize(32);
		this.browser.await("#maps-cells button[data-channel='5']").click();
		this.browser.awaitThat("#one-title", (title) -> title.getText().equals("Map 5 of conv1"));
		this.browser.await("#one-map").click();
		this.browser.awaitThat("#one-value", (value) -> value.getText().matches("Row \\d+, column 1[56]: .*\\d"));
		assertThat(this.browser.address()).contains("#look?", "channel=5", "cell=", "sample=" + name);
	}

	/**
	 * Adds up what the page says that the chosen cell is made of.
	 */
	void seeWhereACellComesFrom() {
		String value = this.browser.await("#one-value strong").getText();
		this.browser.awaitThat("#cell-title", (title) -> title.getText().contains(" " + value + " "));
		List<Double> terms = numbers("#cell-sum .term");
		assertThat(terms).as("red, green, blue and bias").hasSize(4);
		assertThat(sum(terms)).isCloseTo(numbers("#cell-sum .result").get(0), within(1e-4));
		List<Double> products = this.browser.all("#cell-sum .plane:first-child table:nth-of-type(3) td")
			.stream()
			.map((cell) -> Double.valueOf(cell.getDomAttribute("title")))
			.toList();
		assertThat(products).hasSize(9);
		assertThat(sum(products)).isCloseTo(terms.get(0), within(1e-4));
		this.browser.await("#cell-play").click();
		this.browser.await("#cell-sum td.now");
		this.browser.awaitThat("#cell-sum .total", (total) -> !total.getDomAttribute("class").contains("later"));
	}

	/**
	 * Moves the slider over the epochs to its start and back.
	 */
	void seeFiltersForm() {
		String finished = mapsShown();
		this.browser.await("#time-slider").sendKeys(Keys.HOME);
		this.browser.awaitThat("#time-text", (text) -> text.getText().equals("untrained"));
		this.browser.until(() -> !mapsShown().equals(finished));
		assertThat(this.browser.address()).contains("epoch=0");
		this.browser.await("#show [data-show=filters]").click();
		this.browser.awaitThat("#maps-words", (words) -> words.getText().startsWith("The 32 filters"));
		this.browser.await("#time-slider").sendKeys(Keys.END);
		this.browser.awaitThat("#time-text", (text) -> text.getText().matches("the best, epoch \\d+"));
	}

	private List<Double> numbers(String selector) {
		return this.browser.all(selector)
			.stream()
			.map((element) -> Double.valueOf(element.getDomAttribute("data-value")))
			.toList();
	}

	private static double sum(List<Double> numbers) {
		return numbers.stream().mapToDouble(Double::doubleValue).sum();
	}

	private String mapsShown() {
		return String.valueOf(this.browser.await("#maps-image").getDomAttribute("src"));
	}

}
