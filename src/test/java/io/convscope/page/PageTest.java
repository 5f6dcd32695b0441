package io.convscope.page;

import java.io.IOException;
import java.nio.file.Path;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of the page in a real browser, with a service and a home of its own.
 */
@Tag("ci")
abstract class PageTest extends ServiceTest {

	@TempDir
	Path profile;

	private Browser browser;

	@BeforeEach
	void openBrowser() throws IOException {
		this.browser = new Browser(Chromium.start(this.profile, browserArguments()));
		this.browser.look(1280, "light");
	}

	@AfterEach
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	/**
	 * What the browser is started with beside what every test has.
	 */
	String[] browserArguments() throws IOException {
		return new String[0];
	}

	Browser browser() {
		return this.browser;
	}

	void open(String path) {
		this.browser.open("http://127.0.0.1:" + this.port + path);
	}

	/**
	 * The service as others use it, beside the page.
	 */
	OtherClient others() {
		return new OtherClient(this.port);
	}

}
