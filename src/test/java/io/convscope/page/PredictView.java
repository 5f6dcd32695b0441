package io.convscope.page;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view of what the network says, and why.
 *
 * @param browser where it is open
 */
record PredictView(Browser browser) {

	void predict() {
		this.browser.await(".tabs a[data-tab=predict]").click();
		this.browser.await("#labels[aria-busy=false] li");
		List<WebElement> labels = this.browser.all("#labels li");
		assertThat(labels).hasSize(10)
			.allSatisfy((row) -> assertThat(row.getText()).containsPattern("[a-z]").containsPattern("\\d%"));
		assertThat(labels.get(0).findElement(By.className("fill")).getSize().getWidth()).isGreaterThan(10);
	}

	/**
	 * Moves the slider over the epochs to its start and back: the labels stay where they
	 * are, and have what they got then.
	 */
	void seeWhatItSaid() throws IOException {
		List<String> labels = texts("#labels li .label");
		List<String> now = texts("#labels li .value");
		List<String> nowDrawn = bars();
		this.browser.await("#past-slider").sendKeys(Keys.HOME);
		this.browser.awaitThat("#past output", (text) -> text.getText().equals("after epoch 1"));
		this.browser.awaitThat("#answered-by", (text) -> text.getText().startsWith("What it said after epoch 1"));
		assertThat(this.browser.address()).contains("epoch=1");
		assertThat(texts("#labels li .label")).isEqualTo(labels);
		List<String> firstDrawn = bars();
		assertThat(this.browser.await("#seen-answer").getText()).startsWith("After epoch 1 it said");
		this.browser.await("#labels li.explained");
		this.browser.screenshot("past");
		this.browser.await("#past-slider").sendKeys(Keys.ARROW_RIGHT);
		this.browser.awaitThat("#answered-by", (text) -> text.getText().startsWith("What it said after epoch 2"));
		// the numbers are rounded, and may be over 99.9% each time
		assertThat(new HashSet<>(List.of(firstDrawn, bars(), nowDrawn))).hasSizeGreaterThan(1);
		this.browser.await("#past-slider").sendKeys(Keys.END);
		this.browser.awaitThat("#answered-by", (text) -> text.getText().startsWith("Answered by"));
		assertThat(texts("#labels li .value")).isEqualTo(now);
	}

	private List<String> bars() {
		return this.browser.all("#labels li .fill")
			.stream()
			.map((bar) -> String.valueOf(bar.getDomAttribute("style")))
			.toList();
	}

	private List<String> texts(String selector) {
		return this.browser.all(selector).stream().map(WebElement::getText).toList();
	}

	void explain() throws IOException {
		this.browser.await("#overlay[aria-busy=false] #overlay-heat");
		this.browser.await("#methods input[value=occlusion]").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("by Occlusion"));
		seeForAndAgainst();
		this.browser.await("#strength").sendKeys(Keys.HOME);
		assertThat(this.browser.number("return getComputedStyle(document.getElementById('overlay-heat')).opacity * 1"))
			.isZero();
		String other = this.browser.await("#labels li:nth-child(2)").getDomAttribute("data-label");
		this.browser.await("#labels li:nth-child(2) button").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("for " + other + ","));
	}

	private void seeForAndAgainst() throws IOException {
		String label = this.browser.await("#labels li.explained").getDomAttribute("data-label");
		assertThat(this.browser.await("#overlay-heat").getDomAttribute("alt")).contains("blue where it counts against");
		assertThat(this.browser.await("#explain-scale.diverging").getText()).contains("counts against " + label,
				"counts for " + label);
		this.browser.screenshot("against");
		this.browser.await("#signs [data-signs=for]").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("bright where"));
		assertThat(this.browser.await("#explain-scale.viridis").getText()).contains("counts most for " + label);
		assertThat(this.browser.address()).contains("signs=for");
		this.browser.await("#signs [data-signs=both]").click();
		this.browser.await("#explain-scale.diverging");
	}

}
