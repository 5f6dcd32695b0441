package io.convscope.page;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The page explains a value of every kind of layer, and its arithmetic comes to what the
 * service computed.
 */
class PageKindsIT extends PageTest {

	private static final String ALL_KINDS = """
			{'dataset':'shapes','epochs':1,'trainLimit':64,'network':{'name':'kinds','description':'one of each kind',
			'input':{'channels':3,'size':32},'layers':[
			{'kind':'convolution','name':'conv1','filters':6,'kernel':5},{'kind':'batchnorm','name':'bn1'},
			{'kind':'leakyrelu','name':'leaky1','slope':0.1},{'kind':'maxpool','name':'pool1','size':3,'stride':2,'padding':1},
			{'kind':'convolution','name':'conv2','filters':8},{'kind':'relu','name':'act2'},
			{'kind':'avgpool','name':'mean2','size':3,'stride':2,'padding':1},{'kind':'dropout','name':'drop2','rate':0.2},
			{'kind':'convolution','name':'conv3','filters':8,'kernel':1},{'kind':'globalavgpool','name':'global3'},
			{'kind':'batchnorm','name':'bn4'},{'kind':'dense','name':'fc4'}]}}""";

	private static final String GREY = """
			{'dataset':'shapes','epochs':1,'trainLimit':64,'network':{'name':'grey','description':'sees grey pictures of 24x24',
			'input':{'channels':1,'size':24},'layers':[{'kind':'convolution','filters':4},{'kind':'relu'},{'kind':'dense'}]}}""";

	/** What the numbers on the page come to, by the kind of layer. */
	private static final Map<String, ToDoubleFunction<List<Double>>> ARITHMETIC = Map.of("convolution",
			PageKindsIT::sum, "batchnorm", (of) -> (of.get(0) - of.get(1)) / of.get(2) * of.get(3) + of.get(4),
			"leakyrelu", (of) -> (of.size() == 2) ? of.get(0) * of.get(1) : of.get(0), "relu",
			(of) -> Math.max(0, of.get(0)), "dropout", (of) -> of.get(0), "avgpool", (of) -> of.get(0) / of.get(1),
			"globalavgpool", (of) -> of.get(0) / of.get(1), "dense", PageKindsIT::sum);

	@Test
	void aValueOfEachKindOfLayerIsExplained() throws Exception {
		String model = "run-" + others().trainToTheEnd(ALL_KINDS.replace("\n", ""));
		JsonNode layers = others().get("/featuremaps?model=" + model).get("layers");
		assertThat(layers).hasSize(13);
		for (JsonNode layer : layers) {
			String name = layer.get("name").stringValue();
			open("/?" + name + "#look?sample=shapes/test/3&channel=2&model=" + model + "&layer=" + name);
			explain(model, layer, name);
			if (layer.get("kind").stringValue().equals("convolution")) {
				seeFilters(layer);
			}
		}
		browser().screenshot("kinds");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aGreyPictureHasOnePlane() {
		String model = "run-" + others().trainToTheEnd(GREY.replace("\n", ""));
		open("/?grey#look?sample=shapes/test/3&layer=conv1&model=" + model);
		browser().awaitThat("#cell-sum .total", (line) -> line.getText().contains("grey"));
		assertThat(terms()).as("grey and bias").hasSize(2);
		assertThat(browser().await("#sweep-words").getText()).contains("3 × 3 filter slides over the picture");
		browser().await("#show [data-show=filters]").click();
		browser().awaitThat("#maps-words",
				(words) -> words.getText().startsWith("The 4 filters: red adds, blue subtracts"));
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void explain(String model, JsonNode layer, String name) {
		browser().await("#maps[aria-busy=false]");
		boolean flat = layer.get("height").intValue() == 1;
		if (!flat) {
			browser().await("#one-map").click();
			browser().until(() -> browser().address().contains("cell="));
		}
		String cell = flat ? "" : browser().address().replaceAll(".*cell=(\\d+),(\\d+).*", "/$1/$2");
		int channel = (flat && layer.get("channels").intValue() == 10) ? shownLabel() : 2;
		double value = others()
			.get("/featuremaps/" + name + "/" + channel + cell + "?sample=shapes/test/3&model=" + model)
			.get("value")
			.doubleValue();
		browser().await("#cell-sum .result");
		browser().until(() -> Math.abs(number(browser().await("#cell-sum .result")) - value) < 1e-6);
		assertThat(browser().await("#cell-title").getText()).startsWith("How ")
			.endsWith(" in " + name + " is computed");
		assertThat(browser().await("#cell-words").getText()).isNotBlank();
		assertThat(browser().await("#layer-about").getText()).isNotBlank();
		String kind = layer.get("kind").stringValue();
		if (kind.equals("maxpool")) {
			assertThat(inSquare().stream().mapToDouble(Double::doubleValue).max()).hasValue(value);
		}
		else if (!kind.equals("softmax")) {
			assertThat(ARITHMETIC.get(kind).applyAsDouble(terms())).as(name).isCloseTo(value, within(1e-4));
		}
		if (kind.endsWith("avgpool")) {
			assertThat(sum(inSquare())).as(name).isCloseTo(terms().get(0), within(1e-4));
		}
	}

	private void seeFilters(JsonNode layer) {
		browser().await("#show [data-show=filters]").click();
		browser().awaitThat("#maps-words", (words) -> words.getText().contains("ilter"));
		browser().awaitThat("#maps-image", (image) -> image.getDomAttribute("alt").contains("ilter"));
		assertThat(browser().number("return document.getElementById('maps-image').naturalWidth"))
			.as("filters of " + layer)
			.isPositive();
	}

	// of these layers, the value of the predicted label is shown
	private int shownLabel() {
		String label = browser().await("#seen-answer strong").getText();
		List<String> labels = browser().all("#layer-values li")
			.stream()
			.map((row) -> row.getDomAttribute("data-label"))
			.toList();
		return labels.indexOf(label);
	}

	private List<Double> terms() {
		return browser().all("#cell-sum .total .term").stream().map(PageKindsIT::number).toList();
	}

	private List<Double> inSquare() {
		return browser().all("#cell-sum .matrix td:not(.outside)")
			.stream()
			.map((place) -> Double.valueOf(place.getDomAttribute("title")))
			.toList();
	}

	private static double number(WebElement element) {
		return Double.parseDouble(element.getDomAttribute("data-value"));
	}

	private static double sum(List<Double> numbers) {
		return numbers.stream().mapToDouble(Double::doubleValue).sum();
	}

}
