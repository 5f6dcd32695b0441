package io.convscope.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shown can be kept: as a picture, as numbers, and on paper.
 */
class PageKeepIT extends PageTest {

	@TempDir
	Path downloads;

	@BeforeEach
	void collectDownloads() {
		browser().downloadTo(this.downloads);
	}

	@Test
	void curvesMatrixMapAndExplanationAreSaved() throws Exception {
		int run = others()
			.trainToTheEnd("{'dataset':'shapes','epochs':2,'trainLimit':320,'name':'=kept & \\\"mine\\\"'}");
		open("/?curves#train?run=" + run);
		browser().await("#chart canvas");
		keepsCurves(run);
		open("/?matrix#models?model=run-" + run);
		browser().await("#evaluation[aria-busy=false] #confusion button");
		keepsMatrix(run);
		open("/?maps#look?sample=shapes/test/3&model=run-" + run);
		browser().await("#maps[aria-busy=false] img");
		browser().awaitThat("#one-title", (title) -> title.getText().equals("Map 0 of conv1"));
		keepsMaps(run);
		open("/?why#predict?sample=shapes/test/3&method=occlusion&model=run-" + run);
		browser().await("#overlay[aria-busy=false] #overlay-heat");
		keepsExplanation(run);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	private void keepsCurves(int run) throws Exception {
		String csv = saved("#chart-save", "CSV");
		List<String> rows = csv.lines().toList();
		assertThat(rows.get(0)).isEqualTo("epoch,Loss,Train accuracy,Test accuracy");
		JsonNode metrics = others().get("/runs/" + run + "/metrics");
		for (JsonNode epoch : metrics.get("epochs")) {
			assertThat(rows).anyMatch((row) -> row.startsWith(epoch.get("epoch").asString() + ",") && row
				.endsWith("," + epoch.get("trainAccuracy").asString() + "," + epoch.get("testAccuracy").asString()));
		}
		Document svg = svg("#chart-save");
		assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
			.isEqualTo("Run " + run + ": =kept & \"mine\"");
		assertThat(elements(svg, "path")).hasSize(3)
			.allSatisfy((path) -> assertThat(path.getAttribute("stroke")).startsWith("rgb("));
		assertThat(colours(png("#chart-save"))).as("the colour of the loss").contains(0xC2410C);
	}

	private void keepsMatrix(int run) throws Exception {
		JsonNode evaluation = others().get("/models/run-" + run + "/evaluation");
		List<String> rows = saved("#confusion-save", "CSV").lines().toList();
		assertThat(rows).hasSize(11);
		for (int truth = 0; truth < 10; truth++) {
			String counts = evaluation.get("confusion").get(truth).toString().replaceAll("[\\[\\]]", "");
			assertThat(rows.get(truth + 1)).isEqualTo(evaluation.get("labels").get(truth).stringValue() + "," + counts);
		}
		Document svg = svg("#confusion-save");
		assertThat(elements(svg, "rect")).as("100 cells and the paper").hasSize(101);
		assertThat(png("#confusion-save").getWidth()).isGreaterThan(700);
		assertThat(saved("#classes-save", "CSV").lines()).hasSize(11);
		assertThat(saved("#calibration-save", "CSV").lines()).hasSize(11);
	}

	private void keepsMaps(int run) throws Exception {
		JsonNode maps = others().get("/featuremaps/conv1?format=json&sample=shapes/test/3&model=run-" + run);
		List<String> rows = saved("#maps-save", "CSV").lines().toList();
		assertThat(rows).hasSize(1 + 32 * 32 * 32).startsWith("channel,row,column,value");
		assertThat(Double.parseDouble(rows.get(1 + 5 * 1024 + 7 * 32 + 9).replace("5,7,9,", "")))
			.isEqualTo(maps.get("channels").get(5).get("values").get(7).get(9).doubleValue());
		assertThat(saved("#one-save", "CSV").lines()).hasSize(1 + 32 * 32);
		assertThat(elements(svg("#one-save"), "rect")).hasSize(1 + 32 * 32);
		assertThat(elements(svg("#maps-save"), "image").get(0).getAttribute("href"))
			.startsWith("data:image/png;base64,");
		assertThat(colours(png("#one-save"))).as("both ends of the colours").contains(0x440154, 0xFDE725);
	}

	private void keepsExplanation(int run) throws Exception {
		List<String> rows = saved("#explain-save", "CSV").lines().toList();
		assertThat(rows).hasSize(1 + 32 * 32).startsWith("row,column,value");
		String label = browser().await("#labels li.explained").getDomAttribute("data-label");
		JsonNode values = others()
			.get("/explain?format=json&method=occlusion&sample=shapes/test/3&model=run-" + run + "&label=" + label)
			.get("values");
		assertThat(Double.parseDouble(rows.get(1 + 4 * 32 + 6).replace("4,6,", "")))
			.isEqualTo(values.get(4).get(6).doubleValue());
		assertThat(svg("#explain-save").getElementsByTagName("title").item(0).getTextContent())
			.isEqualTo("What counts for " + label + " in shapes/test/3: Occlusion, run-" + run);
		BufferedImage png = png("#explain-save");
		assertThat(png.getWidth()).isEqualTo(2 * (480 + 40));
	}

	@Test
	void onPaperThereIsNoNavigation() throws IOException {
		open("/?paper#predict?sample=shapes/test/3");
		browser().await("#overlay[aria-busy=false] #overlay-heat");
		browser().onPaper(true);
		for (String left : List.of(".top", "footer", ".choose", "#explain-save", "#strength")) {
			assertThat(browser().all(left)).as(left).isNotEmpty().noneMatch(WebElement::isDisplayed);
		}
		for (String kept : List.of("#seen", "#seen-answer", "#labels", "#overlay", "#explain-scale")) {
			assertThat(browser().await(kept).isDisplayed()).as(kept).isTrue();
		}
		assertThat(browser().text("return getComputedStyle(document.body).printColorAdjust")).isEqualTo("exact");
		browser().screenshot("paper");
		byte[] pdf = browser().print();
		assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
		browser().onPaper(false);
		browser().await(".top");
	}

	@Test
	void paperIsLight() {
		browser().look(1280, "dark");
		open("/?dark");
		browser().await("#train-form");
		String dark = browser().text("return getComputedStyle(document.body).color");
		browser().text("dispatchEvent(new Event('beforeprint')); return ''");
		assertThat(browser().text("return getComputedStyle(document.documentElement).colorScheme")).isEqualTo("light");
		browser().text("dispatchEvent(new Event('afterprint')); return ''");
		assertThat(browser().text("return getComputedStyle(document.body).color")).isEqualTo(dark);
	}

	private Document svg(String menu) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(saved(menu, "SVG").getBytes(StandardCharsets.UTF_8)));
	}

	private BufferedImage png(String menu) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(download(menu, "PNG")));
	}

	private String saved(String menu, String kind) throws IOException {
		return new String(download(menu, kind), StandardCharsets.UTF_8);
	}

	private byte[] download(String menu, String kind) throws IOException {
		browser().await(menu + " summary").click();
		browser().await(menu + " [data-save=" + kind + "]").click();
		String ending = "." + kind.toLowerCase(Locale.ROOT);
		browser().until(() -> files().anyMatch((file) -> file.toString().endsWith(ending)));
		Path file = files().findFirst().orElseThrow();
		byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	/** The browser keeps the name with an empty file until all bytes are there. */
	private Stream<Path> files() {
		return Stream.of(this.downloads.toFile().listFiles())
			.filter((file) -> file.length() > 0 && !file.getName().endsWith(".crdownload"))
			.map(File::toPath);
	}

	private static List<Element> elements(Document svg, String name) {
		NodeList found = svg.getElementsByTagName(name);
		return IntStream.range(0, found.getLength()).mapToObj((index) -> (Element) found.item(index)).toList();
	}

	private static List<Integer> colours(BufferedImage image) {
		return IntStream.range(0, image.getWidth() * image.getHeight())
			.map((pixel) -> image.getRGB(pixel % image.getWidth(), pixel / image.getWidth()) & 0xFFFFFF)
			.distinct()
			.boxed()
			.toList();
	}

}
