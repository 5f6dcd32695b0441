package io.convscope.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A newcomer's way through the page, in a real browser.
 */
class PageIT extends PageTest {

	private static final List<String> VIEWS = List.of("train", "look", "predict", "models");

	/** What is there in each view when it shows what it is about. */
	private static final Map<String, String> SHOWN = Map.of("train", "#chart canvas", "look",
			"#maps[aria-busy=false] img", "predict", "#overlay[aria-busy=false] #overlay-heat", "models",
			"#evaluation[aria-busy=false] #confusion button");

	private static final String FADED = "return [...document.querySelectorAll('[aria-busy]')]"
			+ ".filter((part) => getComputedStyle(part).opacity !== '1').length";

	// more than the browser would keep of its own accord
	private static final String KEEP_ALL = "performance.setResourceTimingBufferSize(5000); return 0";

	private static final String BYTES_LOADED = """
			return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
				.reduce((sum, { transferSize }) => sum + transferSize, 0);
			""";

	private static final String BYTES_OF_THE_PAGE = """
			return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
				.filter(({ entryType, name }) => entryType === 'navigation' || /[.](js|css|svg)$/.test(name))
				.reduce((sum, { transferSize }) => sum + transferSize, 0);
			""";

	private static final String FIRST_PAINT = "return performance.getEntriesByName('first-contentful-paint')[0].startTime";

	@Test
	void trainsLooksInsidePredictsAndEvaluates() throws IOException {
		open("/");
		browser().await("#start-here");
		browser().screenshot("start");
		browser().number(KEEP_ALL);
		double bytes = browser().number(BYTES_LOADED);
		System.out.printf(Locale.ROOT, "The page: first paint after %.0f ms, %,.0f bytes over the wire%n",
				browser().number(FIRST_PAINT), bytes);
		assertThat(bytes).as("the bytes that came over the wire").isBetween(50_000.0, 300_000.0);
		new TrainView(browser()).trainOnShapes();
		LookView look = new LookView(browser());
		look.lookInside();
		look.seeWhereACellComesFrom();
		look.seeFiltersForm();
		PredictView predict = new PredictView(browser());
		predict.predict();
		predict.seeWhatItSaid();
		predict.explain();
		ModelsView models = new ModelsView(browser());
		models.openConfusionCell();
		models.seeWhatItMixedUp();
		double all = browser().number(BYTES_OF_THE_PAGE);
		System.out.printf(Locale.ROOT, "The page with all its views: %,.0f bytes%n", all);
		assertThat(all).as("the bytes of all views' files").isBetween(100_000.0, 340_000.0);
		openSharedLink();
		for (String view : VIEWS) {
			suitsEveryone(view);
		}
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void openSharedLink() {
		open("/?teacher#look?run=1&model=run-1&layer=softmax&sample=shapes/test/3");
		By probabilities = By.cssSelector("#layer-values:not([hidden]) .value");
		browser().waiting(Browser.SOON).until((driver) -> driver.findElements(probabilities).size() == 10);
		double sum = browser().all("#layer-values .value")
			.stream()
			.mapToDouble((value) -> Double.parseDouble(value.getText().replaceAll("[<>%]", "")))
			.sum();
		assertThat(sum).isCloseTo(100, within(1.0));
		browser().reload();
		browser().awaitThat("#layer-title", (title) -> title.getText().startsWith("softmax"));
	}

	private void suitsEveryone(String view) throws IOException {
		for (int width : new int[] { 1280, 360 }) {
			for (String scheme : List.of("light", "dark")) {
				browser().look(width, scheme);
				open("/?" + scheme + width + "#" + view + "?sample=shapes/test/0");
				browser().await(SHOWN.get(view));
				browser().until(() -> browser().all("[aria-busy=true]").isEmpty() && browser().number(FADED) == 0);
				browser().screenshot(view + "-" + width + "-" + scheme);
				assertThat(browser().number("return document.documentElement.scrollWidth"))
					.as("content of %s at a width of %d", view, width)
					.isLessThanOrEqualTo(browser().number("return document.documentElement.clientWidth"));
				assertThat(browser().accessibilityFaults()).as("%s, %d, %s", view, width, scheme).isEmpty();
			}
		}
	}

}
