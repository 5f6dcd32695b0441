package io.convscope.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.cifar10.FakeCifar10Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page while the pictures that a model learned from are not on this computer.
 */
@Import(FakeCifar10Settings.class)
class PageAbsentDataIT extends PageTest {

	private static final int PIECES = 8;

	private static final Semaphore PIECES_TO_SEND = new Semaphore(0);

	private static final HttpServer SOURCE = source();

	private static volatile boolean there;

	private static final String BROKEN_PICTURES = """
			return [...document.images].filter((image) => image.checkVisibility() && image.src \
			&& image.complete && !image.naturalWidth).length;
			""";

	@DynamicPropertySource
	static void useOwnSource(DynamicPropertyRegistry registry) {
		registry.add("convscope.dataset.cifar10.source",
				() -> "http://127.0.0.1:" + SOURCE.getAddress().getPort() + "/cifar.tar.gz");
	}

	@AfterAll
	static void stopSource() {
		SOURCE.stop(0);
	}

	@Test
	void itSaysWhatTheModelKnowsAndGetsThePicturesOnThePress() throws IOException {
		open("/#look?model=pretrained");
		assertThat(browser().await("#unknown-words").getText()).contains("pretrained has learned 10 things only",
				"airplane", "truck", "these pictures show none of them", "not on this computer yet");
		browser().awaitThat("#seen-answer", (answer) -> answer.getText().startsWith("Of the 10 things it knows"));
		open("/?link#look?model=pretrained&sample=cifar10/train/7&layer=conv2&channel=5");
		assertThat(browser().await("#unknown-words").getText()).contains("cifar10/train/7", "not on this computer yet");
		assertThat(browser().await("#unknown-get button").getText()).startsWith("Download cifar10");
		assertThat(browser().number(BROKEN_PICTURES)).isZero();
		assertThat(browser().all("#inside, #answer, #cell, #seen-mark")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().consoleErrors()).isEmpty();
		browser().screenshot("absent");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#unknown-get button").click();
		assertThat(browser().await("#unknown-get .problem").getText()).contains("404");
		there = true;
		browser().await("#unknown-get button").click();
		seeHowFarItIs();
		browser().awaitThat("#truth", (truth) -> truth.getText().equals("truck"));
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 5 of conv2"));
		assertThat(browser().address()).contains("sample=cifar10/train/7");
		assertThat(browser().all("#unknown")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().number(BROKEN_PICTURES)).isZero();
	}

	/** Each piece is seen within the second, and a bit more for the machine. */
	private void seeHowFarItIs() {
		String before = "";
		for (int i = 1; i < PIECES; i++) {
			PIECES_TO_SEND.release();
			String last = before;
			long start = System.nanoTime();
			browser().awaitThat("#unknown-get .download",
					(words) -> words.getText().matches("Downloading cifar10: \\d+.kB of \\d+.kB")
							&& !words.getText().equals(last));
			assertThat((System.nanoTime() - start) / 1e9).as("seconds until piece %d is told", i).isLessThan(4);
			before = browser().await("#unknown-get .download").getText();
		}
		PIECES_TO_SEND.release();
	}

	private static HttpServer source() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", PageAbsentDataIT::answer);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		if (!there) {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
			return;
		}
		byte[] archive = DatasetFixtures.cifar10Archive();
		exchange.sendResponseHeaders(200, archive.length);
		try (OutputStream out = exchange.getResponseBody()) {
			for (int i = 0; i < PIECES; i++) {
				PIECES_TO_SEND.acquireUninterruptibly();
				int from = archive.length * i / PIECES;
				out.write(archive, from, archive.length * (i + 1) / PIECES - from);
				out.flush();
			}
		}
	}

}
