package io.convscope.page;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All maps of all layers are on one wall, which follows a run while it trains.
 */
class PageWallIT extends PageTest {

	private static final String SAMPLE = "sample=shapes/test/3";

	private static final int BRIGHTEST = 0xFDE725;

	/**
	 * The colour at a place of a map of the first layer, which has a gap of two values on
	 * a wide screen.
	 */
	private static final String PIXEL = """
			const canvas = document.querySelector('#wall-layers li canvas');
			const columns = (canvas.width + 2) / 34;
			const [map, row, column] = [%d, %d, %d];
			const [red, green, blue] = canvas.getContext('2d').getImageData(map %% columns * 34 + column,
				Math.floor(map / columns) * 34 + row, 1, 1).data;
			return red << 16 | green << 8 | blue;
			""";

	/** Presses the middle of a map of the first layer. */
	private static final String PRESS = """
			const canvas = document.querySelector('#wall-layers li canvas');
			const { left, top, width } = canvas.getBoundingClientRect();
			const scale = width / canvas.width;
			const [clientX, clientY] = [left + (34 * 2 + 16) * scale, top + 16 * scale];
			canvas.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
			return 0;
			""";

	private static String model = "";

	@BeforeEach
	void train() {
		if (model.isEmpty()) {
			model = "run-" + others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':320}");
		}
	}

	@Test
	void eachMapOfTheFirstLayerIsBrightWhereItsValueIsGreatest() {
		open("/#wall?" + SAMPLE + "&model=" + model);
		browser().await("#wall-layers li[data-layer=conv1][data-version]");
		JsonNode maps = others().get("/featuremaps/conv1?format=json&" + SAMPLE + "&model=" + model).get("channels");
		for (int map : List.of(0, 9, 31)) {
			JsonNode rows = maps.get(map).get("values");
			int greatest = IntStream.range(0, 32 * 32)
				.boxed()
				.max((a, b) -> Double.compare(value(rows, a), value(rows, b)))
				.orElseThrow();
			assertThat((int) browser().number(PIXEL.formatted(map, greatest / 32, greatest % 32))).as("map %d", map)
				.isEqualTo(BRIGHTEST);
		}
		browser().number(PRESS);
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 2 of conv1"));
	}

	@Test
	void itsMapsAreChosenByKeyboard() {
		open("/?keys#wall?" + SAMPLE + "&model=" + model);
		browser().await("#wall-layers li[data-layer=conv1][data-version]");
		WebElement maps = browser().await("#wall-layers li[data-layer=conv1] .wall-maps");
		maps.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ARROW_UP);
		assertThat(maps.getDomAttribute("aria-label")).startsWith("Map 2 of conv1.");
		maps.sendKeys(Keys.END, Keys.ARROW_RIGHT);
		assertThat(maps.getDomAttribute("aria-label")).startsWith("Map 31 of conv1.");
		maps.sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ENTER);
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 1 of conv1"));
	}

	@Test
	void layersAreLoadedWhenTheyComeIntoSight() throws IOException {
		open("/?lazy#wall?" + SAMPLE + "&model=" + model);
		browser().await("#wall-layers li[data-version]");
		List<WebElement> layers = browser().all("#wall-layers li");
		assertThat(layers).hasSize(11);
		assertThat(browser().all("#wall-layers li[data-layer=softmax][data-version]")).isEmpty();
		for (WebElement layer : layers) {
			browser().text("arguments[0].scrollIntoView()", layer);
			browser().await("#wall-layers li[data-layer=" + layer.getDomAttribute("data-layer") + "][data-version]");
		}
		browser().screenshot("wall");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void tenTestPicturesAreAnswered() {
		open("/?ten#wall?ten=2&model=" + model);
		browser().awaitThat("#ten-words", (words) -> words.getText().matches("\\d+ of 10 right"));
		List<WebElement> tiles = browser().all("#ten-list > li");
		assertThat(tiles).hasSize(10);
		assertThat(tiles.get(3).findElements(By.cssSelector(".labels li"))).hasSize(3);
		assertThat(browser().all("#ten-list .right"))
			.hasSize(Integer.parseInt(browser().await("#ten-words").getText().replaceAll(" of.*", "")));
		browser().await("#ten-list button[data-sample='shapes/test/23']").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("shapes/test/23"));
		browser().await("#ten-others").click();
		browser().until(() -> browser().all("#ten-list button[data-sample='shapes/test/23']").isEmpty());
	}

	@Test
	void theWallFollowsARunWhileItTrains() {
		open("/?live#wall?" + SAMPLE + "&model=" + model);
		browser().await("#wall-layers li[data-version='" + model + "']");
		int run = others().train("{'dataset':'shapes','epochs':1000,'trainLimit':640}");
		browser().await("#wall-watch").click();
		browser().awaitThat("#wall-live-words",
				(words) -> words.getText().startsWith("Run " + run + " is training: after epoch"));
		String first = versionOfTheRun(run);
		browser().until(() -> !versionOfTheRun(run).equals(first));
		String second = versionOfTheRun(run);
		browser().until(() -> !versionOfTheRun(run).equals(second));
		browser().awaitThat("#ten-list", (list) -> list.getDomAttribute("data-version").startsWith("run-" + run + "@"));
		others().cancel(run);
		browser().until(() -> !browser().all("#wall-live").get(0).isDisplayed());
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void itSuitsPhonesAndEveryone() throws IOException {
		for (String scheme : List.of("light", "dark")) {
			browser().look(360, scheme);
			open("/?" + scheme + "#wall?" + SAMPLE + "&model=" + model);
			// the ten pictures are taller than a phone, and a layer far below them is not
			// loaded
			browser().text("arguments[0].scrollIntoView()", browser().await("#wall-layers li"));
			browser().await("#wall-layers li[data-version]");
			browser().await("#ten-list li");
			assertThat(browser().accessibilityFaults()).isEmpty();
			browser().screenshot("wall-360-" + scheme);
			assertThat(browser().number("return document.documentElement.scrollWidth"))
				.isLessThanOrEqualTo(browser().number("return document.documentElement.clientWidth"));
		}
	}

	private String versionOfTheRun(int run) {
		return String.valueOf(
				browser()
					.awaitThat("#wall-layers li[data-layer=conv1]",
							(layer) -> String.valueOf(layer.getDomAttribute("data-version"))
								.startsWith("run-" + run + "@"))
					.getDomAttribute("data-version"));
	}

	private static double value(JsonNode rows, int index) {
		return rows.get(index / 32).get(index % 32).doubleValue();
	}

}
