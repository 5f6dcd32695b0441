package io.convscope.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.IntUnaryOperator;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What a kernel makes of a picture in the lab is what one computes by hand.
 */
class PageLabIT extends PageTest {

	private static final String SAMPLE = "sample=shapes/test/3";

	private static final int[][] SOBEL_UPRIGHT = { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } };

	private static final List<IntUnaryOperator> COLOURS = List.of((rgb) -> rgb >> 16 & 0xFF, (rgb) -> rgb >> 8 & 0xFF,
			(rgb) -> rgb & 0xFF);

	private static String model = "";

	private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

	@BeforeEach
	void train() throws IOException {
		if (model.isEmpty()) {
			model = "run-" + others().trainToTheEnd("{'dataset':'shapes','epochs':1,'trainLimit':64}");
		}
		this.picture = ImageIO
			.read(URI.create("http://127.0.0.1:" + this.port + "/datasets/shapes/samples/test/3").toURL());
	}

	@Test
	void sobelFindsUprightEdgesOfTheGreyPicture() throws IOException {
		lab("cell=9,14");
		assertThat(results()).hasSize(1);
		assertThat(results().get(0)).isCloseTo(sobel(9, 14), within(1e-5));
		assertThat(formula()).endsWith("(32 + 2 × 1 − 3) ÷ 1 = 31 + 1 = 32.");
		lab("cell=0,31");
		assertThat(results().get(0)).as("in a corner").isCloseTo(sobel(0, 31), within(1e-5));
		lab("stride=2&padding=0&cell=4,7");
		assertThat(formula()).endsWith("(32 + 2 × 0 − 3) ÷ 2 = 14.5, rounded down 14; + 1 = 15.");
		assertThat(results().get(0)).as("every second place").isCloseTo(sobel(9, 15), within(1e-5));
		browser().await("#lab-map").sendKeys(Keys.ARROW_DOWN);
		browser().until(() -> browser().address().contains("cell=5,7"));
		assertThat(results().get(0)).isCloseTo(sobel(11, 15), within(1e-5));
		browser().screenshot("lab");
	}

	@Test
	void aBlurTakesTheMeanOfEachColour() {
		lab("kernel=blur&size=5&colours=each&cell=12,20");
		List<Double> sums = results();
		assertThat(sums).hasSize(3);
		for (int colour = 0; colour < 3; colour++) {
			double sum = 0;
			for (int i = 0; i < 25; i++) {
				sum += COLOURS.get(colour).applyAsInt(this.picture.getRGB(18 + i % 5, 10 + i / 5)) / 255.0;
			}
			assertThat(sums.get(colour)).as("colour %d", colour).isCloseTo(sum / 25, within(1e-5));
		}
	}

	@Test
	void aLearnedFilterMakesItsMap() {
		lab("");
		new Select(browser().await("#lab-kernel")).selectByVisibleText("Filter 5");
		browser().awaitThat("#lab-words", (words) -> words.getText().startsWith("Filter 5, as it was learned"));
		browser().await("#lab-map").click();
		browser().until(() -> browser().address().contains("cell="));
		String cell = browser().address().replaceAll(".*cell=(\\d+),(\\d+).*", "$1/$2");
		JsonNode map = others().get("/featuremaps/conv1/5/" + cell + "?" + SAMPLE + "&model=" + model);
		assertThat(results()).hasSize(1);
		assertThat(results().get(0)).isCloseTo(map.get("value").doubleValue(), within(1e-4));
		assertThat(browser().all("#lab-weights input")).hasSize(27);
	}

	@Test
	void aTypedKernelIsKeptInTheAddress() {
		lab("kernel=identity&cell=6,6");
		double before = results().get(0);
		type("row 1, column 1", "1/2");
		browser().until(() -> Math.abs(results().get(0) - before / 2) < 1e-6);
		type("row 1, column 2", "−.25");
		double expected = grey(6, 6) / 2 - grey(6, 7) / 4;
		browser().until(() -> Math.abs(results().get(0) - expected) < 1e-5);
		assertThat(browser().address()).contains("kernel=0,0,0,0,0.5,-0.25,0,0,0");
		browser().reload();
		browser().await("#lab-sum .result");
		assertThat(results().get(0)).isCloseTo(expected, within(1e-5));
		browser().await("#lab-size [data-size='5']").click();
		browser().until(() -> browser().all("#lab-weights input").size() == 25);
		assertThat(browser().address()).contains("0.5,-0.25");
		browser().await("#lab-size [data-size='1']").click();
		browser().until(() -> browser().all("#lab-weights input").size() == 1);
		assertThat(browser().await("#lab-weights input").getDomProperty("value")).isEqualTo(".5");
	}

	@Test
	void whatIsTypedWrongIsSaidInASentence() {
		lab("kernel=identity&cell=6,6");
		double before = results().get(0);
		type("row 0, column 2", "much");
		assertThat(problem())
			.isEqualTo("The weight in row 0, column 2 must be a number, such as −1, 0.5 or 1/9; “much” is none.");
		assertThat(results().get(0)).as("what it was").isEqualTo(before);
		type("row 0, column 2", "0,5");
		assertThat(problem()).contains("a point instead of a comma");
		type("row 0, column 2", "2");
		browser().until(() -> !browser().all("#lab-problem").get(0).isDisplayed());
		fill("#lab-stride", "0");
		assertThat(problem()).isEqualTo("Stride must be a whole number from 1 to 8.");
		fill("#lab-stride", "2");
		browser().awaitThat("#lab-after-words", (words) -> words.getText().equals("The result, 16 × 16"));
		fill("#lab-padding", "eleven");
		assertThat(problem()).isEqualTo("Padding must be a whole number from 0 to 10.");
		open("/?wrong#lab?kernel=1,2&stride=99");
		assertThat(browser().await("#unknown-address-parts").getText()).contains("kernel=1,2", "stride=99");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void itSuitsPhonesAndEveryone() throws IOException {
		for (String scheme : List.of("light", "dark")) {
			browser().look(360, scheme);
			lab("kernel=gaussian&size=7&colours=each");
			assertThat(browser().accessibilityFaults()).isEmpty();
			browser().screenshot("lab-360-" + scheme);
			assertThat(browser().number("return document.documentElement.scrollWidth"))
				.isLessThanOrEqualTo(browser().number("return document.documentElement.clientWidth"));
		}
	}

	private void lab(String query) {
		open("/?" + query.hashCode() + "#lab?" + SAMPLE + "&model=" + model + (query.isEmpty() ? "" : "&" + query));
		browser().await("#lab-sum .result");
		browser().await("#lab-kernel optgroup:nth-of-type(2)");
	}

	private List<Double> results() {
		return browser().all("#lab-sum .result").stream().map(PageLabIT::number).toList();
	}

	private String formula() {
		return browser().await("#lab-formula").getText();
	}

	private String problem() {
		return browser().await("#lab-problem").getText();
	}

	private void type(String where, String text) {
		fill("#lab-weights [data-where='" + where + "']", text);
	}

	private void fill(String selector, String text) {
		browser().await(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
	}

	private double sobel(int row, int column) {
		double sum = 0;
		for (int i = 0; i < 9; i++) {
			sum += SOBEL_UPRIGHT[i / 3][i % 3] * grey(row - 1 + i / 3, column - 1 + i % 3);
		}
		return sum;
	}

	// outside the picture is the padding
	private double grey(int row, int column) {
		if (row < 0 || column < 0 || row > 31 || column > 31) {
			return 0;
		}
		int rgb = this.picture.getRGB(column, row);
		return (0.299 * COLOURS.get(0).applyAsInt(rgb) + 0.587 * COLOURS.get(1).applyAsInt(rgb)
				+ 0.114 * COLOURS.get(2).applyAsInt(rgb)) / 255;
	}

	private static double number(WebElement element) {
		return Double.parseDouble(element.getDomAttribute("data-value"));
	}

}
