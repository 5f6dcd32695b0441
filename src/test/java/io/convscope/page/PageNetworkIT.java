package io.convscope.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network of a run on the page: chosen, changed layer by layer, trained and kept.
 */
class PageNetworkIT extends PageTest {

	@Test
	void aChangedKernelIsPricedUndoneAndTrained() throws IOException {
		open("/#train?layers=shown");
		awaitLayer("conv1", "32 × 32 × 32 · sees 3 × 3 · 896 parameters");
		awaitText("#network-sum", "4,210,090 learned parameters");
		write("conv1", "kernel", "7");
		awaitLayer("conv1", "32 × 32 × 32 · sees 7 × 7 · 4,736 parameters");
		awaitText("#network-changes", "Changed: conv1: kernel 7 instead of 3.");
		browser().await("#network-undo").click();
		awaitLayer("conv1", "32 × 32 × 32 · sees 3 × 3 · 896 parameters");
		browser().await("#network-redo").click();
		awaitLayer("conv1", "32 × 32 × 32 · sees 7 × 7 · 4,736 parameters");
		browser().reload();
		awaitLayer("conv1", "32 × 32 × 32 · sees 7 × 7 · 4,736 parameters");
		assertThat(browser().await("#network-badge").getText()).isEqualTo("changed");
		new TrainView(browser()).train(Map.of("epochs", "1", "trainLimit", "320"));
		assertThat(others().get("/runs/1").get("network").stringValue()).isEqualTo("article-changed");
		assertThat(others().get("/models/run-1/network?format=json").get("description").stringValue())
			.isEqualTo("article, changed: conv1: kernel 7 instead of 3");
		awaitText("#network-sum", "how long an epoch takes is told after a first run");
		browser().await("#network-reset").click();
		awaitLayer("conv1", "32 × 32 × 32 · sees 3 × 3 · 896 parameters");
		others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':320}");
		awaitText("#network-sum", "an epoch of 8,000 pictures, by the rate of run 2");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aRecipesNetworkIsShownUntilAnotherIsChosen() {
		open("/#train?layers=shown");
		awaitText("#network-name", "article");
		browser().await("#train-form summary").click();
		new Select(browser().await("#field-recipe")).selectByValue("fast");
		awaitText("#network-name", "deep");
		awaitText("#network-sum", "learned parameters");
		new Select(browser().await("#field-network")).selectByValue("kernels-1");
		awaitText("#network-name", "kernels-1");
	}

	@Test
	void layersAreAddedMovedAndRemoved() {
		open("/#train?network=one-convolution&layers=shown");
		awaitLayer("conv1", "32 × 32 × 32");
		int before = layers().size();
		new Select(adder("act1")).selectByValue("convolution");
		browser().until(() -> layers().size() == before + 1);
		awaitText("#network-changes", "one more convolution after act1");
		browser().awaitThat("#network-layers [data-index='2'] [data-field=shape]",
				(shape) -> shape.getText().equals("32 × 32 × 32 · sees 5 × 5 · 9,248 parameters"));
		press(2, 1);
		browser().awaitThat("#network-layers [data-index='1']", (card) -> "convolution".equals(kindOf(card)));
		press(1, 3);
		browser().until(() -> layers().size() == before);
		awaitText("#network-changes", "Nothing is changed any more.");
		browser().press(Keys.TAB);
	}

	@Test
	void faultsStandAtTheirLayersAndNothingIsStarted() throws IOException {
		open("/#train?layers=shown");
		awaitLayer("conv1", "32 × 32 × 32");
		write("conv1", "kernel", "30");
		write("pool2", "size", "50");
		write("fc3", "units", "many");
		awaitText("#network-layers [data-faulty][data-kind=convolution] [data-field=fault]",
				"kernel must be a whole number from 1 to 11");
		awaitText("#network-layers [data-faulty][data-kind=dense] [data-field=fault]", "units must be a whole number");
		assertThat(browser().await("#network-train").isEnabled()).isFalse();
		browser().screenshot("network-faults");
		browser().await("#start").click();
		awaitText("#train-problem", "kernel must be a whole number from 1 to 11");
		assertThat(others().get("/runs").get("runs").size()).isZero();
		write("conv1", "kernel", "5");
		write("fc3", "units", "64");
		awaitText("#network-layers [data-faulty][data-kind=maxpool] [data-field=fault]",
				"doesn't fit into maps of 32x32");
	}

	@Test
	void aNetworkIsKeptAndDeleted() throws IOException {
		open("/#train?network=no-dropout&layers=shown");
		awaitLayer("conv1", "32 × 32 × 32");
		write("fc3", "units", "99");
		awaitText("#network-changes", "fc3: units 99 instead of 512");
		browser().await("#network-keep-name").sendKeys("No Dashes!");
		browser().await("#network-keep button").click();
		awaitText("#network-keep-problem", "small letters");
		browser().await("#network-keep-name").clear();
		browser().await("#network-keep-name").sendKeys("small-one");
		browser().await("#network-keep button").click();
		awaitText("#network-name", "small-one");
		assertThat(names()).contains("small-one");
		assertThat(browser().address()).contains("network=small-one");
		for (String scheme : List.of("light", "dark")) {
			for (int width : List.of(360, 1280)) {
				browser().look(width, scheme);
				assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
				assertThat(browser().accessibilityFaults()).isEmpty();
				browser().screenshot("network-" + width + "-" + scheme);
			}
		}
		browser().await("#network-delete").click();
		assertThat(browser().answer(true)).contains("Delete the network small-one?");
		awaitText("#network-name", "article");
		assertThat(names()).doesNotContain("small-one");
	}

	private List<String> names() {
		return StreamSupport.stream(others().get("/networks").get("networks").spliterator(), false)
			.map((network) -> network.get("name").stringValue())
			.toList();
	}

	private List<WebElement> layers() {
		return browser().all("#network-layers .layer-card[data-index]");
	}

	private WebElement card(String layer) {
		return browser().waiting(Browser.SOON)
			.until((driver) -> layers().stream()
				.filter((card) -> card.getText().startsWith(layer))
				.findFirst()
				.orElse(null));
	}

	private WebElement adder(String layer) {
		return card(layer).findElement(By.cssSelector(".layer-add"));
	}

	private void write(String layer, String field, String value) {
		WebElement input = card(layer).findElement(By.name(field));
		input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
	}

	private void press(int index, int button) {
		browser().await("#network-layers [data-index='" + index + "'] .layer-moves button:nth-child(" + button + ")")
			.click();
	}

	private void awaitLayer(String layer, String shape) {
		browser().until(() -> card(layer).getText().contains(shape));
	}

	private void awaitText(String selector, String part) {
		browser().awaitThat(selector, (element) -> element.getText().contains(part));
	}

	private static String kindOf(WebElement card) {
		return String.valueOf(card.getDomAttribute("data-kind"));
	}

}
