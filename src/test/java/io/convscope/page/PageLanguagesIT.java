package io.convscope.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of a newcomer through the page, in each of its languages.
 */
class PageLanguagesIT extends PageTest {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Path TEXTS = Path.of("src/main/resources/static/texts");

	/** Texts that can be read on the page, or heard; programs are in no language. */
	private static final String SEEN_OR_HEARD = """
			const texts = [document.title];
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const { data, parentElement } = walker.currentNode;
				if (data.trim() && !parentElement.closest('pre, code, script, noscript')
						&& (parentElement.closest('select') || parentElement).checkVisibility()) {
					texts.push(data.trim().replace(/\\s+/g, ' '));
				}
			}
			for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
				for (const element of document.querySelectorAll(`[${name}]`)) {
					texts.push(element.getAttribute(name));
				}
			}
			return JSON.stringify([...new Set(texts)].filter(Boolean));
			""";

	private static final String BUSY = "return [...document.querySelectorAll('[aria-busy=true]')]"
			+ ".filter((each) => each.checkVisibility()).length";

	/** Words without which hardly an English sentence does, and no other has them. */
	private static final Pattern ENGLISH = Pattern
		.compile("(?i)\\b(the|of|and|is|are|with|from|to|has|by|not|its|for|this|that)\\b");

	private static final Pattern THREE_LATIN_WORDS = Pattern.compile("\\p{IsLatin}{2,}( \\p{IsLatin}{2,}){2,}");

	/** A recipe, and an English word that is a German one, too. */
	private static final Set<String> ALIKE = Set.of("fast", "Rate");

	private final List<String> faults = new ArrayList<>();

	private String language = "en";

	private int pictures;

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "zh" })
	void aNewcomersWay(String language) throws IOException {
		this.language = language;
		open("/?lang=" + language);
		browser().await("#datasets [data-name=shapes]");
		look();
		changeANetwork();
		compareRuns();
		lookInside();
		predict();
		evaluate();
		assertThat(this.faults).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void changeANetwork() throws IOException {
		TrainView train = new TrainView(browser());
		train.train(Map.of("epochs", "1", "trainLimit", "320"));
		browser().await("#findings li, #diagnosis-none:not([hidden])");
		look();
		browser().await("#network-edit").click();
		card("conv1").findElement(By.name("kernel")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "7");
		browser().awaitThat("#network-layers", (layers) -> layers.getText().contains("7 × 7"));
		trainTheNetwork(train);
		new Select(card("act1").findElement(By.cssSelector(".layer-add"))).selectByValue("convolution");
		browser().awaitThat("#network-layers", (layers) -> layers.getText().contains("9 × 9"));
		look();
		trainTheNetwork(train);
	}

	private void trainTheNetwork(TrainView train) {
		String before = browser().await("#run [data-field=title]").getText();
		browser().awaitThat("#network-train", WebElement::isEnabled).click();
		browser().awaitThat("#run [data-field=title]", (title) -> !title.getText().equals(before));
		train.awaitCompleted();
	}

	private WebElement card(String layer) {
		return browser().waiting(Browser.SOON)
			.until((driver) -> browser().all("#network-layers .layer-card[data-index]")
				.stream()
				.filter((card) -> card.getText().startsWith(layer))
				.findFirst()
				.orElse(null));
	}

	private void compareRuns() throws IOException {
		browser().await("#runs tr:first-child[aria-current=true]");
		for (int row : List.of(2, 3)) {
			browser().all("#runs tr:nth-child(" + row + ") input:not(:checked)").forEach(WebElement::click);
		}
		TrainView train = new TrainView(browser());
		browser().until(() -> train.comparedRuns().size() == 3);
		assertThat(train.comparedRuns()).as("what was changed")
			.anyMatch((run) -> run.contains("conv1") && !run.contains("act1"))
			.anyMatch((run) -> run.contains("conv1") && run.contains("act1"));
		assertThat(browser().all("#chart-runs thead th")).as("run, metric, network").hasSize(3);
		look();
	}

	private void lookInside() throws IOException {
		browser().await(".tabs a[data-tab=look]").click();
		browser().await("#maps[aria-busy=false] img");
		browser().await("#maps-cells button[data-channel='5']").click();
		browser().await("#one-map").click();
		browser().await("#cell-sum .result");
		look();
		browser().await(".views a[data-tab=wall]").click();
		browser().await("#wall-layers li[data-layer=conv1][data-version]");
		browser().await("#ten-list button");
		look();
		browser().await(".views a[data-tab=lab]").click();
		browser().await("#lab-sum .result");
		look();
	}

	private void predict() throws IOException {
		browser().await(".tabs a[data-tab=predict]").click();
		browser().await("#labels[aria-busy=false] li");
		browser().await("#overlay[aria-busy=false] #overlay-heat");
		browser().await("#methods input[value=occlusion]").click();
		browser().await("#explain-scale.diverging");
		look();
	}

	private void evaluate() throws IOException {
		browser().await(".tabs a[data-tab=models]").click();
		browser().await("#evaluation[aria-busy=false] #confusion button");
		new Select(browser().await("#versus")).selectByIndex(1);
		browser().await("#agreement li");
		browser().await("#disagreements-title:not(:empty)");
		look();
	}

	private void look() throws IOException {
		browser().until(() -> browser().number(BUSY) == 0);
		this.pictures++;
		browser().screenshot("walk-" + this.language + "-" + this.pictures);
		note(browser().accessibilityFaults());
		note(english());
		browser().look(360, "light");
		if (browser().number("return document.documentElement.scrollWidth") > 360) {
			note(List.of("wider than a phone"));
		}
		browser().screenshot("walk-" + this.language + "-" + this.pictures + "-narrow");
		browser().look(1280, "light");
	}

	private void note(List<String> faults) {
		faults.forEach((fault) -> this.faults.add("view " + this.pictures + ": " + fault));
	}

	private List<String> english() throws IOException {
		if (this.language.equals("en")) {
			return List.of();
		}
		JsonNode translations = JSON.readTree(TEXTS.resolve(this.language + ".json").toFile());
		return JSON.readTree(browser().text(SEEN_OR_HEARD))
			.valueStream()
			.map(JsonNode::stringValue)
			.filter((text) -> !ALIKE.contains(text))
			.filter((text) -> isUntranslated(text, translations) || ENGLISH.matcher(text).find()
					|| (this.language.equals("zh") && THREE_LATIN_WORDS.matcher(text).find()))
			.toList();
	}

	private static boolean isUntranslated(String text, JsonNode translations) {
		return Stream.of("page", "service")
			.map((section) -> translations.get(section).get(text))
			.anyMatch((translation) -> translation != null && !translation.stringValue().equalsIgnoreCase(text));
	}

}
