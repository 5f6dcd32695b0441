package io.convscope.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A browser in which a test does what a person would do.
 */
final class Browser implements AutoCloseable {

	static final Duration SOON = Duration.ofMinutes(2);

	private static final String PICTURES_ON_THEIR_WAY = "return [...document.images]"
			+ ".filter((image) => image.src && image.loading !== 'lazy' && !image.complete).length";

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final String FAULTS = """
			const done = arguments[arguments.length - 1];
			axe.run({ resultTypes: ['violations'] }).then(({ violations }) => done(violations
				.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`)),
				(error) => done([String(error)]));
			""";

	private static final String PLACE = """
			const { x, y, width, height } = arguments[0].getBoundingClientRect();
			return { x: x + width / 2, y: y + height / 2 };
			""";

	private final ChromeDriver driver;

	Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	void open(String address) {
		this.driver.get(address);
	}

	/**
	 * Opens another tab, and goes on in it.
	 * @param address what it shows
	 * @return the tab that was shown before, for {@link #turnTo}
	 */
	String openBeside(String address) {
		String before = this.driver.getWindowHandle();
		this.driver.switchTo().newWindow(WindowType.TAB);
		look(1280, "light");
		open(address);
		return before;
	}

	/**
	 * Goes on in another tab.
	 * @param tab from {@link #openBeside}
	 * @return the tab that was shown before
	 */
	String turnTo(String tab) {
		String before = this.driver.getWindowHandle();
		this.driver.switchTo().window(tab);
		return before;
	}

	String address() {
		return this.driver.getCurrentUrl();
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/**
	 * Answers the question that the browser asks in a box of its own.
	 * @param yes whether to agree
	 * @return the question
	 */
	String answer(boolean yes) {
		Alert question = waiting(SOON).until(ExpectedConditions.alertIsPresent());
		String text = question.getText();
		if (yes) {
			question.accept();
		}
		else {
			question.dismiss();
		}
		return text;
	}

	/**
	 * Answers the question for a text that the browser asks in a box of its own.
	 * @param text the answer
	 */
	void answer(String text) {
		Alert question = waiting(SOON).until(ExpectedConditions.alertIsPresent());
		question.sendKeys(text);
		question.accept();
	}

	void back() {
		this.driver.navigate().back();
	}

	/**
	 * Gives the window a size and the system a colour scheme.
	 * @param width in pixels
	 * @param scheme {@code light} or {@code dark}
	 */
	void look(int width, String scheme) {
		cdp("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
		cdp("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		until(() -> number("return window.innerWidth") == width);
	}

	/**
	 * Has the system ask for little motion.
	 */
	void calm() {
		cdp("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/**
	 * Has files that the page saves written to a folder.
	 * @param folder an existing folder
	 */
	void downloadTo(Path folder) {
		cdp("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
	}

	/**
	 * Shows the page as it is printed, or as it is on the screen.
	 * @param printed whether as printed
	 */
	void onPaper(boolean printed) {
		cdp("Emulation.setEmulatedMedia", Map.of("media", printed ? "print" : ""));
	}

	/**
	 * Prints the page.
	 * @return a PDF
	 */
	byte[] print() {
		return Base64.getDecoder().decode((String) cdp("Page.printToPDF", Map.of()).get("data"));
	}

	WebElement await(String selector) {
		return awaitThat(selector, WebElement::isDisplayed);
	}

	WebElement awaitThat(String selector, Predicate<WebElement> fact) {
		return waiting(SOON).withMessage(() -> selector).until((any) -> {
			WebElement element = this.driver.findElement(By.cssSelector(selector));
			return fact.test(element) ? element : null;
		});
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	void until(BooleanSupplier fact) {
		waiting(SOON).until((any) -> fact.getAsBoolean());
	}

	WebDriverWait waiting(Duration timeout) {
		WebDriverWait waiting = new WebDriverWait(this.driver, timeout);
		waiting.ignoring(NoSuchElementException.class, StaleElementReferenceException.class);
		return waiting;
	}

	/**
	 * Presses a key on whatever has the focus.
	 * @param key which one
	 */
	void press(Keys key) {
		new Actions(this.driver).sendKeys(key).perform();
	}

	/**
	 * Moves the mouse over an element with its button pressed.
	 * @param selector the element
	 * @param fromX where it is pressed, in pixels to the right of the element's middle
	 * @param fromY the same downwards
	 * @param toX where it is let go
	 * @param toY the same downwards
	 */
	void drag(String selector, int fromX, int fromY, int toX, int toY) {
		WebElement element = await(selector);
		new Actions(this.driver).scrollToElement(element)
			.moveToElement(element, fromX, fromY)
			.clickAndHold()
			.moveToElement(element, (fromX + toX) / 2, (fromY + toY) / 2)
			.moveToElement(element, toX, toY)
			.release()
			.perform();
	}

	/**
	 * Holds the mouse's button on an element.
	 * @param selector the element
	 * @param fact until this is true
	 */
	void hold(String selector, BooleanSupplier fact) {
		WebElement element = await(selector);
		new Actions(this.driver).scrollToElement(element).clickAndHold(element).perform();
		until(fact);
		new Actions(this.driver).release().perform();
	}

	/**
	 * Holds a key on whatever has the focus.
	 * @param key which one
	 * @param fact until this is true
	 */
	void hold(Keys key, BooleanSupplier fact) {
		new Actions(this.driver).keyDown(key).perform();
		until(fact);
		new Actions(this.driver).keyUp(key).perform();
	}

	/**
	 * Drops files or folders of this machine on an element.
	 * @param selector the element
	 * @param paths what is dropped
	 */
	void drop(String selector, Path... paths) {
		WebElement element = await(selector);
		new Actions(this.driver).scrollToElement(element).perform();
		Map<?, ?> place = (Map<?, ?>) this.driver.executeScript(PLACE, element);
		Map<String, Object> data = Map.of("items", List.of(), "files", Stream.of(paths).map(Path::toString).toList(),
				"dragOperationsMask", 1);
		for (String type : List.of("dragEnter", "dragOver", "drop")) {
			cdp("Input.dispatchDragEvent",
					Map.of("type", type, "x", place.get("x"), "y", place.get("y"), "data", data));
		}
	}

	double number(String script) {
		return ((Number) this.driver.executeScript(script)).doubleValue();
	}

	String text(String script, Object... arguments) {
		return String.valueOf(this.driver.executeScript(script, arguments));
	}

	List<String> consoleErrors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	/**
	 * Lets axe look for what a person with a disability could not use.
	 * @return the faults, grave or not
	 */
	List<String> accessibilityFaults() throws IOException {
		try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
			this.driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
		}
		this.driver.manage().timeouts().scriptTimeout(SOON);
		return ((List<?>) this.driver.executeAsyncScript(FAULTS)).stream().map(String::valueOf).toList();
	}

	/**
	 * Pictures the whole page.
	 * @param name of the file in {@code target/screenshots}, without its ending
	 */
	void screenshot(String name) throws IOException {
		this.driver.executeScript("window.scrollTo(0, 0)");
		until(() -> number(PICTURES_ON_THEIR_WAY) == 0);
		Map<?, ?> size = (Map<?, ?>) cdp("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
		Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"),
				"scale", 1);
		Map<String, Object> shot = cdp("Page.captureScreenshot",
				Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
	}

	private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
		return this.driver.executeCdpCommand(command, parameters);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
