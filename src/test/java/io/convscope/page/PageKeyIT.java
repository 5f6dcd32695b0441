package io.convscope.page;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a service that asks for a key.
 */
@TestPropertySource(properties = { "convscope.api-keys[0].name=class", "convscope.api-keys[0].key=class-key-0123456789",
		"convscope.api-keys[0].rights=read,predict,train" })
class PageKeyIT extends PageTest {

	private static final String KEY = "class-key-0123456789";

	private static final String SHOWN_PICTURES = "return [...document.images]"
			+ ".filter((image) => !image.src.startsWith('blob:') && image.naturalWidth > 1).length";

	private static final String STREAMING = "return import('/js/base/run-events.js')"
			+ ".then(({ isStreaming }) => String(isStreaming()))";

	@Test
	void theKeyIsAskedForOnce() throws IOException {
		open("/?lang=en#look");
		WebElement key = browser().await("#key");
		assertThat(browser().await("#key-title").getText()).isEqualTo("This service asks for a key");
		assertThat(browser().consoleErrors()).isEmpty();
		browser().screenshot("key");
		assertThat(browser().accessibilityFaults()).isEmpty();
		key.sendKeys("wrong-key-0123456789");
		key.submit();
		assertThat(browser().await("#key-problem").getText()).startsWith("This is not a key of this service");
		browser().screenshot("key-wrong");
		key.clear();
		key.sendKeys(" " + KEY + " ");
		key.submit();
		browser().await("#maps[aria-busy=false] img");
		assertThat(browser().all("#key-dialog[open]")).isEmpty();
		assertThat(browser().await("#session").getText()).contains("You are here with the key class.");
		assertThat(browser().text("return document.cookie")).as("no script can read it").isEmpty();
		browser().consoleErrors(); // the wrong key's, of the browser itself
		browser().reload();
		browser().await("#maps[aria-busy=false] img");
		assertThat(browser().all("#key-dialog[open]")).as("the browser keeps it").isEmpty();
		browser().screenshot("key-known");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aLinkHasTheKeyAndEventsAndPicturesCome() {
		open("/?lang=en#look?layer=conv2&key=" + KEY);
		browser().await("#maps[aria-busy=false] img");
		assertThat(browser().address()).doesNotContain("key=").contains("#look?", "layer=conv2");
		browser().until(() -> browser().number(SHOWN_PICTURES) > 0);
		open("/?lang=en#train");
		new TrainView(browser()).start(Map.of("epochs", "50"));
		browser().until(() -> browser().text(STREAMING).equals("true"));
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aCallIsTriedOnceTheBrowserHasTheKey() {
		String runs = "#operations-Train-runs";
		open("/api");
		browser().await(runs + " .opblock-summary-control").click();
		browser().await(runs + " .execute").click();
		String status = runs + " .live-responses-table tbody td.response-col_status";
		browser().awaitThat(status, (found) -> found.getText().startsWith("401"));
		open("/?lang=en#key=" + KEY);
		browser().await("#session");
		open("/api");
		browser().await(runs + " .opblock-summary-control").click();
		browser().await(runs + " .execute").click();
		browser().awaitThat(status, (found) -> found.getText().startsWith("200"));
	}

	@Test
	void whoLogsOutIsAskedAgain() {
		open("/?lang=en#key=" + KEY);
		browser().await("#session");
		assertThat(browser().address()).doesNotContain("key=");
		browser().await("#log-out").click();
		browser().await("#key");
		open("/?lang=de#train");
		assertThat(browser().await("#key-title").getText()).isEqualTo("Dieser Dienst verlangt einen Schlüssel");
		open("/?lang=zh#train");
		browser().awaitThat("#key-title", (title) -> title.getText().equals("此服务需要密钥"));
	}

	@Test
	void aWrongKeyOfALinkIsSaid() {
		open("/?lang=en#key=wrong-key-0123456789");
		assertThat(browser().await("#key-problem").getText()).startsWith("This is not a key of this service");
		open("/?lang=en#key=" + KEY);
		browser().await("#session");
		assertThat(browser().all("#key-dialog[open]")).isEmpty();
	}

}
