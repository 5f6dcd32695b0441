package io.convscope.page;

import java.io.File;
import java.nio.file.Path;
import java.util.logging.Level;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The Chromium of this machine, without a window.
 */
final class Chromium {

	private static final File BROWSER = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private Chromium() {
	}

	/**
	 * Starts it; the test is skipped where there is none.
	 * @param profile an empty folder that it may fill
	 * @param arguments further arguments
	 * @return what drives it
	 */
	static ChromeDriver start(Path profile, String... arguments) {
		assumeTrue(BROWSER.canExecute(), () -> "There is no browser at " + BROWSER);
		assumeTrue(DRIVER.canExecute(), () -> "There is no driver at " + DRIVER);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--hide-scrollbars", "--use-fake-device-for-media-stream",
				"--use-fake-ui-for-media-stream", "--user-data-dir=" + profile);
		options.addArguments(arguments);
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logging);
		// a driver that is named is not searched for, and so nothing is downloaded
		System.setProperty("webdriver.chrome.driver", DRIVER.getPath());
		return new ChromeDriver(options);
	}

}
