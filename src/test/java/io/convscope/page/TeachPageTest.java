package io.convscope.page;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.image.reading.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

/**
 * A test of the view Teach, which shows a new data set of the labels cup and plant.
 */
abstract class TeachPageTest extends PageTest {

	@TempDir
	Path files;

	private String name = "";

	@BeforeEach
	void create() {
		this.name = "desk-" + System.nanoTime();
		open("/#train");
		browser().await(".tabs a[data-tab=teach]").click();
		browser().until(() -> browser().all("#own-form, #own-new").stream().anyMatch(WebElement::isDisplayed));
		if (!browser().all("#own-form").get(0).isDisplayed()) {
			browser().await("#own-new").click();
		}
		browser().await("#own-name").sendKeys(this.name.replace("desk-", "Désk "));
		browser().await("#own-labels").sendKeys("cup, plant");
		new Select(browser().await("#own-size")).selectByValue(pictureSize());
		browser().await("#own-create").click();
		browser().awaitThat(card("cup") + " > .quiet", (words) -> words.getText().equals("No pictures yet"));
	}

	/** The size that is chosen for its pictures. */
	String pictureSize() {
		return "32";
	}

	String name() {
		return this.name;
	}

	/** Uploads pictures of both labels and trains a small network, beside the page. */
	String trainSmall() {
		upload("cup", 0, 24);
		browser().until(() -> count("cup") == 24);
		upload("plant", 240, 24);
		browser().until(() -> count("plant") == 24);
		return "run-" + others()
			.trainToTheEnd("{'dataset':'" + this.name + "','epochs':3,'batchSize':8,'learningRate':0.02,"
					+ "'network':{'layers':[{'kind':'convolution','filters':4},{'kind':'relu'},{'kind':'dense'}]}}");
	}

	static String card(String label) {
		return ".label-card[data-label=\"" + label + "\"]";
	}

	int thumbnails(String label) {
		return browser().all(card(label) + " .own-pictures li").size();
	}

	/** How many pictures the page says a label has. */
	int count(String label) {
		String words = browser().await(card(label) + " > .quiet").getText();
		return words.matches("\\d.*") ? Integer.parseInt(words.replaceAll(" .*", "")) : 0;
	}

	JsonNode dataset() {
		return others().get("/datasets/" + this.name);
	}

	void upload(String label, int hue, int number) {
		browser().all(card(label) + " input[type=file]")
			.get(0)
			.sendKeys(IntStream.range(0, number).mapToObj((each) -> file(hue, each)).collect(Collectors.joining("\n")));
	}

	String file(int hue, int number) {
		try {
			return Files.write(this.files.resolve(hue + "-" + number + ".png"), picture(hue, number)).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A coloured ground with a square somewhere. */
	static byte[] picture(int hue, int number) {
		BufferedImage image = PictureFiles.plain(48, 40, Color.HSBtoRGB(hue / 360f, 0.9f, 0.9f) & 0xFFFFFF);
		PictureFiles.fill(image, number % 30, number / 4 % 30, 9, 9, 0xFF000000 | number * 997);
		return PictureFiles.encode(image, "png");
	}

}
