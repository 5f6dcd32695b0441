package io.convscope.page;

import java.io.IOException;
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
		assertThat(this.browser.await("#overlay-heat").getDomAttribute("alt")).contains("blue where it speaks against");
		assertThat(this.browser.await("#explain-scale.diverging").getText()).contains("speaks against " + label,
				"speaks for " + label);
		this.browser.screenshot("against");
		this.browser.await("#signs [data-signs=for]").click();
		this.browser.awaitThat("#overlay-heat", (heat) -> heat.getDomAttribute("alt").contains("bright where"));
		assertThat(this.browser.await("#explain-scale.viridis").getText()).contains("speaks most for " + label);
		assertThat(this.browser.address()).contains("signs=for");
		this.browser.await("#signs [data-signs=both]").click();
		this.browser.await("#explain-scale.diverging");
	}

}
