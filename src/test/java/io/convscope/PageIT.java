package io.convscope;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A newcomer's way through the page, in a real browser.
 */
@Tag("ci")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class PageIT {

	private static final File BROWSER = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Duration TRAINED = Duration.ofMinutes(5);

	private static final List<String> ENDS = List.of("COMPLETED", "FAILED", "CANCELLED", "INTERRUPTED");

	@TempDir
	static Path home;

	@TempDir
	Path profile;

	@LocalServerPort
	int port;

	private @Nullable ChromeDriver browser;

	@DynamicPropertySource
	static void useOwnHome(DynamicPropertyRegistry registry) {
		registry.add("convscope.home", () -> home.toString());
	}

	@BeforeEach
	void openBrowser() {
		assumeTrue(BROWSER.canExecute(), () -> "There is no browser at " + BROWSER);
		assumeTrue(DRIVER.canExecute(), () -> "There is no driver at " + DRIVER);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--user-data-dir=" + this.profile);
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logging);
		// a driver that is named is not searched for, and so nothing is downloaded
		System.setProperty("webdriver.chrome.driver", DRIVER.getPath());
		this.browser = new ChromeDriver(options);
	}

	@AfterEach
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.quit();
		}
	}

	@Test
	void trainsPredictsShowsMapsOnEveryScreen() {
		open("/");
		trainOneEpochOnShapes();
		await("#chart canvas");
		chooseSample();
		seeLabels();
		seeMaps();
		openSharedLink();
		assertFitsWidth(1280);
		assertFitsWidth(360);
		seeChartOfEndedRun();
		assertThat(consoleErrors()).isEmpty();
	}

	private void open(String path) {
		this.browser.get("http://127.0.0.1:" + this.port + path);
	}

	private void trainOneEpochOnShapes() {
		await("#datasets [data-name=shapes]").click();
		await("#train summary").click();
		await("#field-epochs").sendKeys("1");
		await("#start").click();
		String end = waiting(TRAINED).until((driver) -> {
			String state = driver.findElement(By.cssSelector("#run [data-field=state]")).getDomAttribute("data-state");
			return (state != null && ENDS.contains(state)) ? state : null;
		});
		assertThat(end).isEqualTo("COMPLETED");
	}

	private void chooseSample() {
		WebElement sample = await("#samples button[aria-pressed=false]");
		String name = sample.getDomAttribute("data-sample");
		sample.click();
		waiting(SOON).until((driver) -> driver.findElement(By.id("seen-caption")).getText().startsWith(name));
		assertThat(this.browser.findElement(By.id("truth")).getText()).isNotBlank();
	}

	private void seeLabels() {
		await("#labels[aria-busy=false] li");
		List<WebElement> labels = this.browser.findElements(By.cssSelector("#labels li"));
		assertThat(labels).hasSize(5)
			.allSatisfy((row) -> assertThat(row.getText()).containsPattern("[a-z]").containsPattern("\\d%"));
		assertThat(labels.get(0).findElement(By.className("fill")).getSize().getWidth()).isGreaterThan(10);
	}

	private void seeMaps() {
		await("#maps[aria-busy=false] img");
		assertThat(numberFrom("return document.getElementById('maps-image').naturalWidth")).isGreaterThan(8 * 32);
		assertThat(this.browser.findElements(By.cssSelector("#maps-cells button"))).hasSize(32);
	}

	private void openSharedLink() {
		open("/#run=1&model=run-1&layer=softmax&sample=shapes/test/3");
		By probabilities = By.cssSelector("#layer-values:not([hidden]) .value");
		waiting(SOON).until((driver) -> driver.findElements(probabilities).size() == 10);
		double sum = this.browser.findElements(probabilities)
			.stream()
			.mapToDouble((value) -> Double.parseDouble(value.getText().replace("%", "")))
			.sum();
		assertThat(sum).isCloseTo(100, within(1.0));
		open("/#run=1&layer=conv1&sample=shapes/test/3");
		await("#maps-frame:not([hidden]) img");
	}

	private void seeChartOfEndedRun() {
		this.browser.navigate().refresh();
		await("#chart canvas");
		assertThat(numberFrom("return document.querySelector('#chart canvas').clientHeight")).isGreaterThan(200);
	}

	private void assertFitsWidth(int width) {
		this.browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
		waiting(SOON).until((driver) -> numberFrom("return window.innerWidth") == width);
		assertThat(numberFrom("return document.documentElement.scrollWidth")).as("content at a width of %d", width)
			.isLessThanOrEqualTo(numberFrom("return document.documentElement.clientWidth"));
	}

	private long numberFrom(String script) {
		return ((Number) this.browser.executeScript(script)).longValue();
	}

	private List<String> consoleErrors() {
		return this.browser.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	private WebElement await(String selector) {
		return waiting(SOON).until((driver) -> {
			WebElement element = driver.findElement(By.cssSelector(selector));
			return element.isDisplayed() ? element : null;
		});
	}

	private WebDriverWait waiting(Duration timeout) {
		WebDriverWait waiting = new WebDriverWait(this.browser, timeout);
		waiting.ignoring(NoSuchElementException.class, StaleElementReferenceException.class);
		return waiting;
	}

}
