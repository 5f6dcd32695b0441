package io.convscope.page;

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

	void explain() {
		this.browser.await("#overlay[aria-busy=false] #overlay-heat");
		this.browser.await("#methods input[value=occlusion]").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("by Occlusion"));
		this.browser.await("#strength").sendKeys(Keys.HOME);
		assertThat(this.browser.number("return getComputedStyle(document.getElementById('overlay-heat')).opacity * 1"))
			.isZero();
		String other = this.browser.await("#labels li:nth-child(2)").getDomAttribute("data-label");
		this.browser.await("#labels li:nth-child(2) button").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("for " + other + ","));
	}

}
