package io.convscope.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.model.safetensors.SafetensorsFiles;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that people give, of any length and in any script, leave the page as it is.
 */
class PageNamesIT extends PageTest {

	private static final String TINY = "'dataset':'shapes','epochs':1,'trainLimit':32";

	private static final List<String> VIEWS = List.of("train", "look?layer=softmax", "look?layer=fc4&show=filters",
			"predict", "models");

	/** How far the badge lies to the right of the end of the name before it. */
	private static final String BADGE_AFTER_NAME = """
			const right = (selector) => document.querySelector(selector).getBoundingClientRect();
			return right('#run [data-field=state]').left - right('#run [data-field=title]').right;
			""";

	@Test
	void longOnesDontWidenThePage() {
		others().trainToTheEnd("{" + TINY + ",'name':'" + "W".repeat(100) + "'}");
		String labels = IntStream.range(0, 10).mapToObj((i) -> "M".repeat(99) + i).collect(Collectors.joining(","));
		String model = "W".repeat(64);
		others().importModel("name=" + model + "&labels=" + labels, SafetensorsFiles.ofClasses(10));
		others().importModel("dataset=shapes&name=" + "V".repeat(64), SafetensorsFiles.ofClasses(10));
		browser().look(375, "light");
		for (String view : VIEWS) {
			for (String ofModel : List.of(model, "V".repeat(64), "run-1")) {
				String address = view + (view.contains("?") ? "&" : "?") + "sample=shapes/test/0&model=" + ofModel
						+ (ofModel.startsWith("V") ? "&versus=run-1" : "");
				open("/?" + address.hashCode() + "#" + address);
				browser().await("main [data-views~=" + view.replaceAll("\\?.*", "") + "]:not([hidden])");
				browser().until(() -> browser().number("return document.querySelectorAll('#model option').length") > 2);
				browser().until(() -> browser().all("[aria-busy=true]").isEmpty());
				assertThat(browser().number("return document.documentElement.scrollWidth")).as(address)
					.isLessThanOrEqualTo(375);
			}
		}
	}

	@Test
	void thoseFromTheRightTurnNothingAround() {
		for (String name : List.of("\u05e9\u05dc\u05d5\u05dd 12", "\u05e9\u05dc\u05d5\u05dd",
				"\u0645\u0631\u062d\u0628\u0627 (1)")) {
			int run = others().trainToTheEnd("{" + TINY + ",'name':'" + name + "'}");
			open("/?" + run + "#train?run=" + run);
			browser().awaitThat("#run [data-field=title]", (title) -> title.getText().startsWith("Run " + run));
			assertThat(browser().number(BADGE_AFTER_NAME)).as(name).isGreaterThanOrEqualTo(-1);
		}
		String labels = URLEncoder.encode("one,\u05e9\u05dc\u05d5\u05dd", StandardCharsets.UTF_8);
		others().importModel("name=turned&labels=" + labels, SafetensorsFiles.ofClasses(2));
		open("/?turned#predict?model=turned&sample=shapes/test/0");
		browser().await("#labels[aria-busy=false] li");
		assertThat(browser().all("#labels bdi, #seen-answer bdi")).hasSize(3).allMatch(WebElement::isDisplayed);
	}

}
