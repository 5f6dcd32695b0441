package io.convscope.page;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A map grows cell by cell while the filter slides over what is before it, and each sum
 * is what the service computed.
 */
class PageSweepIT extends PageTest {

	private static final String SAMPLE = "sample=shapes/test/3";

	/** How many cells of the growing map have been drawn. */
	private static final String DRAWN = """
			const map = document.getElementById('sweep-after');
			const { data } = map.getContext('2d').getImageData(0, 0, map.width, map.height);
			return data.filter((value, index) => index % 4 === 3 && value === 255).length;
			""";

	private static final String WINDOW = """
			const [outer, inner] = ['.sweep-map.padded', '#sweep-window']
				.map((part) => document.querySelector(part).getBoundingClientRect());
			return (inner.left - outer.left) / outer.width * 34;
			""";

	private static final String SIDE_BY_SIDE = """
			const [before, after] = ['sweep-before', 'sweep-after'].map((id) => document.getElementById(id).getBoundingClientRect());
			return before.right <= after.left && before.top < after.bottom && after.right <= innerWidth ? 1 : 0;
			""";

	private static String model = "";

	@BeforeEach
	void train() {
		if (model.isEmpty()) {
			model = "run-" + others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':320}");
		}
	}

	@Test
	void theMapOfTheFirstConvolutionGrowsAndCanBePaused() throws IOException {
		look("conv1", 5);
		assertThat(drawn()).isEqualTo(1024);
		browser().await("#one-play").click();
		browser().until(() -> drawn() > 3 && drawn() < 900);
		browser().await("#sweep-play").click();
		browser().awaitThat("#sweep-play", (button) -> button.getText().contains("Play"));
		int stopped = drawn();
		assertThat(stopped).isBetween(4, 1023);
		assertThat(browser().await("#sweep-text").getText().replace(",", "")).isEqualTo(stopped + " of 1024");
		assertSumIsTheServices("conv1", 5);
		int column = Integer.parseInt(cell().split("/")[1]);
		assertThat(browser().number(WINDOW)).as("the left edge of the filter").isCloseTo(column, within(0.2));
		assertThat(terms()).as("red, green, blue and bias").hasSize(4);
		browser().await("#sweep-on").click();
		browser().until(() -> drawn() == stopped + 1);
		assertSumIsTheServices("conv1", 5);
		browser().screenshot("sweep");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void theSecondConvolutionSlidesOverAllMapsBeforeIt() {
		look("conv2", 3);
		assertThat(browser().all("#sweep-planes button")).hasSize(32);
		browser().await("#sweep-at").sendKeys(Keys.HOME);
		browser().until(() -> drawn() == 1);
		browser().await("#sweep-at").sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
		browser().until(() -> drawn() == 2 * 32 + 2);
		assertSumIsTheServices("conv2", 3);
		double sum = number(browser().await("#sweep-sum .result"));
		browser().all("#sweep-planes button").get(7).click();
		browser().awaitThat("#sweep-before-words", (words) -> words.getText().equals("Map 7 of drop1"));
		assertThat(browser().await("#sweep-sum .plane .of").getText()).isEqualTo("map 7");
		assertThat(number(browser().await("#sweep-sum .result"))).isEqualTo(sum);
	}

	@Test
	void theReceptiveFieldGrowsFromLayerToLayer() {
		look("conv2", 3);
		assertThat(browser().await("#sweep-field").getText()).endsWith("conv1 3 × 3, conv2 5 × 5");
		look("pool2", 3);
		assertThat(browser().await("#sweep-field").getText()).endsWith("conv1 3 × 3, conv2 5 × 5, pool2 6 × 6");
		assertThat(browser().all("#sweep-fields .mark")).hasSize(3);
	}

	@Test
	void reluAndPoolingPlayToTheEnd() {
		look("act2", 3);
		assertSumIsTheServices("act2", 3);
		look("pool2", 3);
		assertSumIsTheServices("pool2", 3);
		new Select(browser().await("#sweep-speed")).selectByVisibleText("fast");
		browser().await("#sweep-at").sendKeys(Keys.SPACE);
		browser().until(() -> drawn() < 256);
		browser().awaitThat("#sweep-text", (text) -> text.getText().equals("256 of 256"));
		browser().awaitThat("#sweep-play", (button) -> button.getText().contains("Play"));
		assertThat(browser().address()).contains("cell=15,15");
		assertSumIsTheServices("pool2", 3);
	}

	@Test
	void whoWantsNoMotionStepsThroughIt() {
		browser().calm();
		look("conv1", 0);
		assertThat(browser().await("#sweep-still").getText()).contains("little motion");
		assertThat(browser().all("#sweep-play").get(0).isDisplayed()).isFalse();
		browser().await("#one-play").click();
		assertThat(drawn()).isEqualTo(1024);
		browser().await("#sweep-at").sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
		browser().until(() -> drawn() == 2);
		assertSumIsTheServices("conv1", 0);
	}

	@Test
	void onAPhoneTheMapsAreBesideOneAnother() throws IOException {
		browser().look(360, "dark");
		look("conv2", 3);
		assertThat(browser().number(SIDE_BY_SIDE)).isEqualTo(1);
		assertThat(browser().await("#sweep-sum .total").isDisplayed()).isTrue();
		browser().screenshot("sweep-360-dark");
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().number("return document.documentElement.scrollWidth"))
			.isLessThanOrEqualTo(browser().number("return document.documentElement.clientWidth"));
	}

	private void look(String layer, int channel) {
		open("/?" + layer + channel + "#look?" + SAMPLE + "&layer=" + layer + "&channel=" + channel + "&model="
				+ model);
		browser().awaitThat("#sweep-title", (title) -> title.getText().startsWith("Map " + channel + " of " + layer));
		browser().await("#sweep-sum .result");
		browser().await("#one-canvas");
	}

	// the cell that the sweep shows, which the address names once it has stopped there
	private void assertSumIsTheServices(String layer, int channel) {
		double value = others()
			.get("/featuremaps/" + layer + "/" + channel + "/" + cell() + "?" + SAMPLE + "&model=" + model)
			.get("value")
			.doubleValue();
		assertThat(number(browser().await("#sweep-sum .result"))).as(layer + " " + cell())
			.isCloseTo(value, within(1e-4));
	}

	private String cell() {
		return browser().await("#sweep-after-words").getText().replaceAll(".*row (\\d+), column (\\d+)", "$1/$2");
	}

	private int drawn() {
		return (int) browser().number(DRAWN);
	}

	private List<Double> terms() {
		return browser().all("#sweep-sum .total .term").stream().map(PageSweepIT::number).toList();
	}

	private static double number(WebElement element) {
		return Double.parseDouble(element.getDomAttribute("data-value"));
	}

}
