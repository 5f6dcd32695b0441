package io.convscope.page;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures that are drawn on the page.
 */
class PageDrawIT extends PageTest {

	private static final String REMEMBER_WHAT_IS_SENT = """
			window.sent = [];
			const fetch = window.fetch;
			window.fetch = (path, options) => {
				if (options?.body instanceof FormData) {
					window.sent.push([path, options.body.get('image')]);
				}
				return fetch(path, options);
			};
			return 0;
			""";

	/**
	 * The colours of the middle and of a corner of what was sent last for a prediction.
	 */
	private static final String READ_WHAT_WAS_SENT = """
			window.seen = '';
			const sent = window.sent.filter(([path]) => path.startsWith('predict'));
			createImageBitmap(sent[sent.length - 1][1]).then((bitmap) => {
				const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
				context.drawImage(bitmap, 0, 0);
				const at = (x, y) => '#' + [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]
					.map((value) => value.toString(16).padStart(2, '0')).join('');
				window.seen = `${bitmap.width} x ${bitmap.height}: ${at(bitmap.width / 2, bitmap.height / 2)} on ${at(3, 3)}`;
			});
			return 0;
			""";

	@Test
	void theNetworkAnswersWhileOneDraws() throws IOException {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		browser().number(REMEMBER_WHAT_IS_SENT);
		browser().await("#draw-open").click();
		choose("#d7263d");
		browser().drag("#draw-canvas", -100, 0, 100, 0);
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("drawing 1, about as"));
		awaitSent("384 x 384: #d7263d on #ffffff");
		browser().awaitThat("#seen-answer", (answer) -> answer.getText().contains("sure"));
		choose("#1f57d6");
		browser().await("#draw-fill").click();
		awaitSent("384 x 384: #d7263d on #1f57d6");
		browser().await("#draw input[value=eraser]").click();
		browser().drag("#draw-canvas", 0, -60, 0, 60);
		awaitSent("384 x 384: #1f57d6 on #1f57d6");
		browser().await("#draw-undo").click();
		awaitSent("384 x 384: #d7263d on #1f57d6");
		assertThat(browser().all("#uploads button")).hasSize(1);
		browser().screenshot("draw");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await(".tabs a[data-tab=look]").click();
		browser().await("#maps[aria-busy=false] img");
		String maps = maps();
		browser().await("#draw-clear").click();
		awaitSent("384 x 384: #1f57d6 on #1f57d6");
		browser().until(() -> !maps().equals(maps));
		browser().await("#draw-new").click();
		browser().drag("#draw-canvas", 0, -60, 0, 60);
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("drawing 2, about as"));
		assertThat(browser().all("#uploads button")).hasSize(2);
		browser().await("#uploads button[aria-pressed=false]").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("drawing 1, about as"));
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void theKeyboardDrawsToo() {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		browser().number(REMEMBER_WHAT_IS_SENT);
		WebElement button = browser().await("#draw-open");
		button.sendKeys(Keys.ENTER);
		browser().press(Keys.ARROW_LEFT);
		browser().await("#draw-cursor");
		assertThat(browser().number("return window.sent.length")).as("the brush is not on the paper").isZero();
		browser().press(Keys.SPACE);
		browser().press(Keys.ARROW_RIGHT);
		browser().press(Keys.SPACE);
		browser().press(Keys.ARROW_DOWN);
		awaitSent("384 x 384: #000000 on #ffffff");
		assertThat(browser().await("#draw-undo").isEnabled()).isTrue();
		browser().await("#draw-undo").sendKeys(Keys.ENTER);
		awaitSent("384 x 384: #ffffff on #ffffff");
		browser().await("#draw-close").sendKeys(Keys.ENTER);
		browser().until(() -> !browser().all("#draw").get(0).isDisplayed());
		assertThat(browser().text("return document.activeElement.id")).isEqualTo("draw-open");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void choose(String colour) {
		browser().await("#draw-colours input[value='" + colour + "']").click();
	}

	private void awaitSent(String picture) {
		browser().waiting(Browser.SOON)
			.withMessage(() -> browser().text("return window.seen") + ", not " + picture)
			.until((any) -> {
				browser()
					.number("if (window.sent.length) { " + READ_WHAT_WAS_SENT.replace("return 0;", "") + "} return 0");
				browser().until(() -> !browser().text("return window.sent.length ? window.seen : '?'").isEmpty());
				return browser().text("return window.seen").equals(picture);
			});
	}

	private String maps() {
		return String.valueOf(browser().await("#maps-image").getDomAttribute("src"));
	}

}
