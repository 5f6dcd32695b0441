package io.convscope.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A newcomer's way through the page, in a real browser.
 */
@Tag("ci")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PageIT {

	private static final List<String> VIEWS = List.of("train", "look", "predict", "models");

	private static final String BYTES_LOADED = """
			return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
				.reduce((sum, { transferSize }) => sum + transferSize, 0);
			""";

	@TempDir
	static Path home;

	@TempDir
	Path profile;

	@LocalServerPort
	int port;

	private Browser browser;

	@DynamicPropertySource
	static void useOwnHome(DynamicPropertyRegistry registry) {
		registry.add("convscope.home", () -> home.toString());
	}

	@BeforeEach
	void openBrowser() {
		this.browser = new Browser(Chromium.start(this.profile));
	}

	@AfterEach
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	void trainsLooksInsidePredictsAndEvaluates() throws IOException {
		this.browser.look(1280, "light");
		open("/");
		this.browser.await("#start-here");
		this.browser.screenshot("start");
		assertThat(this.browser.number(BYTES_LOADED)).as("the bytes that came over the wire").isLessThan(300_000);
		new TrainView(this.browser).trainOnShapes();
		LookView look = new LookView(this.browser);
		look.lookInside();
		look.seeWhereACellComesFrom();
		look.seeFiltersForm();
		PredictView predict = new PredictView(this.browser);
		predict.predict();
		predict.explain();
		new ModelsView(this.browser).openConfusionCell();
		openSharedLink();
		for (String view : VIEWS) {
			suitsEveryone(view);
		}
		assertThat(this.browser.consoleErrors()).isEmpty();
	}

	private void open(String path) {
		this.browser.open("http://127.0.0.1:" + this.port + path);
	}

	private void openSharedLink() {
		open("/?teacher#look?run=1&model=run-1&layer=softmax&sample=shapes/test/3");
		By probabilities = By.cssSelector("#layer-values:not([hidden]) .value");
		this.browser.waiting(Browser.SOON).until((driver) -> driver.findElements(probabilities).size() == 10);
		double sum = this.browser.all("#layer-values .value")
			.stream()
			.mapToDouble((value) -> Double.parseDouble(value.getText().replace("%", "")))
			.sum();
		assertThat(sum).isCloseTo(100, within(1.0));
		this.browser.reload();
		this.browser.awaitThat("#layer-title", (title) -> title.getText().startsWith("softmax"));
	}

	private void suitsEveryone(String view) throws IOException {
		for (int width : new int[] { 1280, 360 }) {
			for (String scheme : List.of("light", "dark")) {
				this.browser.look(width, scheme);
				open("/?" + scheme + width + "#" + view + "?sample=shapes/test/0");
				this.browser.await("main [data-views~=" + view + "]:not([hidden])");
				this.browser.until(() -> this.browser.all("[aria-busy=true]").isEmpty());
				this.browser.screenshot(view + "-" + width + "-" + scheme);
				assertThat(this.browser.number("return document.documentElement.scrollWidth"))
					.as("content of %s at a width of %d", view, width)
					.isLessThanOrEqualTo(this.browser.number("return document.documentElement.clientWidth"));
				assertThat(this.browser.accessibilityFaults()).as("%s, %d, %s", view, width, scheme).isEmpty();
			}
		}
	}

}
