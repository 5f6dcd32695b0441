package io.convscope.page;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page makes of its address, and what of an address that asks for too much.
 */
class PageAddressIT extends PageTest {

	/** Each asks for one thing that is not there. */
	private static final Map<String, String> UNKNOWN_PARTS = Map.of("look?channel=32", "channel=32", "look?layer=conv9",
			"layer=conv9", "look?epoch=77", "epoch=77", "look?sample=shapes/test/1000", "sample=shapes/test/1000",
			"predict?label=dragon", "label=dragon", "predict?method=magic", "method=magic", "models?versus=nobody",
			"versus=nobody", "train?run=99", "run=99", "watch", "#watch");

	/** As it is for a page that comes over a plain connection. */
	private static final String NO_CLIPBOARD = """
			Object.defineProperty(navigator, 'clipboard', { value: undefined });
			document.addEventListener('copy', () => { window.copied = document.activeElement.value; });
			return 0;
			""";

	@Test
	void theCopiedLinkNamesTheModelThatThePageChoseByItself() {
		open("/#look");
		browser().await("#layers button");
		browser().number("navigator.clipboard.writeText = async (text) => { window.copied = text; }; return 0");
		browser().await("#share").click();
		browser().until(() -> browser().number("return window.copied ? 1 : 0") == 1);
		assertThat(browser().number("return /#look[?](.*&)?model=[a-z]/.test(window.copied) ? 1 : 0")).isEqualTo(1);
		assertThat(browser().await("#share-local").getText()).contains("this computer only");
	}

	@Test
	void theLinkIsCopiedAlsoWhereTheBrowserLendsNoClipboard() {
		open("/#models");
		browser().await("#model-list [data-model=pretrained]");
		browser().number(NO_CLIPBOARD);
		browser().await("#share").click();
		browser().awaitThat("#share", (button) -> button.getText().equals("Copied"));
		assertThat(browser().number("return window.copied.endsWith('#models?model=pretrained') ? 1 : 0")).isEqualTo(1);
	}

	@Test
	void aLinkToAModelThatIsGoneSaysSo() {
		open("/#look?model=gone");
		assertThat(browser().await("#model-gone").getText()).contains("no model “gone”", "the page shows");
		open("/?fresh#look");
		browser().await("#layers button");
		assertThat(browser().all("#model-gone").get(0).isDisplayed()).isFalse();
	}

	@Test
	void unknownPartsOfAnAddressAreNamedInOneSentence() {
		UNKNOWN_PARTS.forEach((address, part) -> {
			open("/?" + part.hashCode() + "#" + address);
			assertThat(browser().await("#unknown-address-parts").getText())
				.startsWith("The address asks for " + part + ", which");
			assertThat(browser().address()).doesNotContain(part);
		});
		open("/?both#look?channel=31&sample=shapes/test/1000");
		assertThat(browser().await("#unknown-address-parts").getText()).contains("for sample=shapes/test/1000, which");
		assertThat(browser().address()).contains("channel=31");
		browser().await("#samples button[aria-pressed=false]").click();
		browser().awaitThat("#unknown-address-parts", (sentence) -> !sentence.isDisplayed());
		assertThat(browser().all(".problem")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void whatAnAddressLeavesOutIsNotAskedFor() {
		open("/#look?layer=conv2&sample=shapes/test/5");
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 0 of conv2"));
		browser().number("location.hash = '#look'; return 0");
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 0 of conv1"));
		browser().until(() -> browser().address().contains("sample="));
		assertThat(browser().all("#unknown-address-parts")).noneMatch(WebElement::isDisplayed);
	}

	@Test
	void whatIsLeftFromAnotherLayerIsNotHeldAgainstTheAddress() {
		open("/#look?layer=fc3&channel=300&sample=shapes/test/0");
		browser().await("#layers [data-layer=conv1]").click();
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 0 of conv1"));
		browser().await(".tabs a[data-tab=predict]").click();
		browser().await("#labels[aria-busy=false] li");
		browser().back();
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 0 of conv1"));
		assertThat(browser().all("#unknown-address-parts")).noneMatch(WebElement::isDisplayed);
	}

	@Test
	void theFirstStepByKeyboardSkipsNothing() {
		for (String view : List.of("train", "look", "predict", "models")) {
			open("/?" + view + "#" + view);
			browser().await("main [data-views~=" + view + "]:not([hidden])");
			browser().press(Keys.TAB);
			assertThat(browser().number("return document.activeElement.matches('.skip') ? 1 : 0")).as(view)
				.isEqualTo(1);
		}
	}

}
