package io.convscope.page;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two models with different networks, side by side on the page.
 */
class PageBesideIT extends PageTest {

	@Test
	void theMapsOfTwoNetworksStandBesideOneAnother() throws IOException {
		others().trainToTheEnd("{'dataset':'shapes','network':'kernels-7','epochs':1,'trainLimit':320}");
		others().trainToTheEnd("{'dataset':'shapes','network':'three-convolutions','epochs':1,'trainLimit':320}");
		open("/#look?model=run-1&sample=shapes/test/3&layer=conv2");
		new Select(browser().await("#beside-model")).selectByValue("run-2");
		browser().await("#beside-both[aria-busy=false]");
		browser().awaitThat("#beside-words-0",
				(words) -> words.getText().startsWith("run-1, conv2: 32 maps of 32 × 32. It says "));
		browser().awaitThat("#beside-words-1",
				(words) -> words.getText().startsWith("run-2, conv2: 32 maps of 32 × 32. It says "));
		assertThat(different()).isTrue();
		new Select(browser().await("#beside-layer")).selectByValue("pool3");
		browser().awaitThat("#beside-words-1",
				(words) -> words.getText().startsWith("run-2, pool3: 32 maps of 16 × 16."));
		assertThat(browser().address()).contains("beside=run-2", "besideLayer=pool3");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().screenshot("beside");
		browser().look(360, "dark");
		assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
		browser().screenshot("beside-360");
		browser().look(1280, "light");
		browser().awaitThat("#histograms-charts",
				(charts) -> charts.findElements(By.cssSelector("figure")).size() == 5);
		assertThat(browser().await("#histograms-charts").getText()).contains("Weights: bias", "after epoch 1: from ");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private boolean different() {
		String pixels = """
				const [a, b] = [0, 1].map((index) => {
					const image = document.getElementById(`beside-image-${index}`);
					const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
					canvas.getContext('2d').drawImage(image, 0, 0);
					return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.join();
				});
				return a !== b;
				""";
		browser().until(() -> browser().number("return document.getElementById('beside-image-1').naturalWidth") > 0);
		return Boolean.parseBoolean(browser().text(pixels));
	}

}
