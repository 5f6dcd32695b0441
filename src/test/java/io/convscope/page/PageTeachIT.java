package io.convscope.page;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.image.reading.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network is taught pictures of one's own on the page alone.
 */
class PageTeachIT extends PageTest {

	/** Counts the predictions asked for, and how many of them are under way at once. */
	private static final String WATCH_PREDICTIONS = """
			[window.predictions, window.most] = [0, 0];
			let underWay = 0;
			const fetch = window.fetch;
			window.fetch = async (path, options) => {
				const counted = String(path).startsWith('predict');
				window.predictions += counted;
				underWay += counted;
				window.most = Math.max(window.most, underWay);
				try {
					return await fetch(path, options);
				}
				finally {
					underWay -= counted;
				}
			};
			return 0;
			""";

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
		browser().await("#own-create").click();
		browser().awaitThat(card("cup") + " > .quiet", (words) -> words.getText().equals("No pictures yet"));
	}

	@Test
	void picturesAreAddedMovedAndDeleted() throws IOException {
		upload("cup", 0, 30);
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("30 pictures added."));
		assertThat(count("cup")).isEqualTo(30);
		browser().awaitThat(card("cup") + " .own-pictures",
				(list) -> list.getText().isEmpty() && thumbnails("cup") == 24);
		browser().await(card("cup") + " [aria-label='Later pictures of cup']").click();
		browser().until(() -> thumbnails("cup") == 6);
		WebElement first = browser().await(card("cup") + " .own-pictures li:first-child button");
		first.sendKeys(Keys.SPACE);
		browser().await(card("cup") + " .own-pictures li:last-child button").click();
		assertThat(first.getDomAttribute("aria-pressed")).isEqualTo("true");
		browser().screenshot("teach-chosen");
		assertThat(browser().accessibilityFaults()).isEmpty();
		new Select(browser().await(card("cup") + " .chosen-bar select")).selectByVisibleText("plant");
		browser().until(() -> count("cup") == 28 && count("plant") == 2);
		browser().until(() -> thumbnails("plant") == 2);
		browser().await(card("plant") + " .own-pictures button").click();
		browser().await(card("plant") + " .chosen-bar button").click();
		browser().until(() -> count("plant") == 1);
		upload("plant", 0, 3);
		browser().awaitThat("#sending-words", (words) -> words.getText().contains("under another label"));
		upload("plant", 240, 2);
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("2 pictures added."));
		browser().await("#sending-back").click();
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("The pictures are taken back."));
		browser().until(() -> count("plant") < 3);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void labelsAreAddedRenamedAndDeleted() {
		browser().await("#label-new").sendKeys("CUP" + Keys.ENTER);
		browser().awaitThat("#label-problem", (problem) -> problem.getText().contains("only in its case"));
		browser().await("#label-new").clear();
		browser().await("#label-new").sendKeys("pen, red" + Keys.ENTER);
		browser().await(card("pen, red"));
		browser().await(card("pen, red") + " [aria-label='Rename pen, red']").click();
		browser().answer("\u05e2\u05d8");
		browser().await(card("\u05e2\u05d8"));
		browser().await(card("cup") + " .danger").click();
		browser().until(() -> browser().all(card("cup")).isEmpty());
		assertThat(dataset().get("labels").toString()).isEqualTo("[\"plant\",\"\u05e2\u05d8\"]");
		browser().await("#own-delete").click();
		assertThat(browser().answer(true)).contains(this.name);
		browser().until(() -> !others().get("/datasets").toString().contains(this.name));
		assertThat(browser().consoleErrors()).hasSize(1); // the label that was refused
	}

	@Test
	void foldersBecomeLabelsAndWhatIsNoPictureIsNamed() throws IOException {
		upload("cup", 0, 1);
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("1 picture added."));
		Path heic = Files.write(this.files.resolve("photo.heic"), new byte[100]);
		Path text = Files.writeString(this.files.resolve("text.png"), "no picture");
		browser().all(card("cup") + " input[type=file]").get(0).sendKeys(heic + "\n" + text);
		browser().awaitThat("#sending-refused",
				(list) -> list.getText().contains("photo.heic: This browser") && list.getText().contains("text.png: "));
		Path folder = Files.createDirectories(this.files.resolve("all/keyboard"));
		Files.writeString(folder.resolve("notes.txt"), "no picture");
		Files.write(folder.resolve("a.png"), picture(120, 1));
		Files.write(folder.resolve("b.png"), picture(120, 2));
		browser().all("#folders").get(0).sendKeys(this.files.resolve("all").toString());
		browser().until(() -> !browser().all(card("keyboard")).isEmpty() && count("keyboard") == 2);
		browser().look(360, "dark");
		browser().screenshot("teach-360-dark");
		assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
		assertThat(browser().accessibilityFaults()).isEmpty();
	}

	@Test
	void whatTheCameraRecordsIsLearnedAndAnswered() throws IOException {
		browser().hold(card("cup") + " .record", () -> count("cup") >= 25);
		browser().awaitThat("#sending-words", (words) -> words.getText().endsWith("added."));
		int recorded = count("cup");
		browser().text("document.querySelector(arguments[0]).focus()", card("cup") + " .record");
		browser().hold(Keys.SPACE, () -> count("cup") >= recorded + 3);
		browser().awaitThat(card("cup") + " .record", (button) -> button.getText().equals("Hold to record"));
		upload("plant", 280, 12);
		browser().awaitThat("#teach-advice", (advice) -> advice.getText().matches("12 pictures of plant.*"));
		upload("plant", 300, 20);
		browser().until(() -> count("plant") == 32);
		browser().await("#teach-start").click();
		browser().awaitThat("#teach-result", (result) -> result.getText().contains("% of the test pictures right"));
		browser().number(WATCH_PREDICTIONS);
		browser().until(() -> browser().number("return window.predictions") >= 10);
		assertThat(browser().number("return window.most")).as("requests under way at once").isOne();
		browser().awaitThat("#teach-says", (says) -> says.getText().matches("cup, .*sure"));
		browser().await("#teach-heat-on").click();
		browser().await("#teach-heat");
		browser().screenshot("teach-live");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().look(360, "dark");
		browser().screenshot("teach-live-360-dark");
		assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
		browser().look(1280, "dark");
		browser().all("#teach-file").get(0).sendKeys(file(281, 3));
		browser().await("#teach-still");
		browser().await("#teach-bars");
		assertThat(browser().number("return document.getElementById('teach-video').srcObject ? 1 : 0")).isZero();
		browser().await("#teach-bars [data-label=plant] button").click();
		browser().until(() -> count("plant") == 33);
		browser().screenshot("teach-still-dark");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void anArchiveIsImportedAndItsFaultsAreTold() throws IOException {
		Path zip = this.files.resolve("more.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (int i = 0; i < 24; i++) {
				out.putNextEntry(new ZipEntry(((i < 12) ? "sun/" : "sky/") + i + ".png"));
				out.write(picture((i < 12) ? 60 : 200, i));
			}
			out.putNextEntry(new ZipEntry("sun/broken.png"));
		}
		browser().await("#own-new").click();
		browser().await("#own-name").sendKeys(this.name + "-more");
		browser().await("#own-file").sendKeys(zip.toString());
		browser().await("#own-create").click();
		browser().await(card("sun"));
		assertThat(count("sun") + count("sky")).isEqualTo(24);
		assertThat(browser().await("#own-found").getText()).contains("can't be read");
		assertThat(browser().await("#own-archive").getDomAttribute("href")).endsWith("-more/archive");
		browser().screenshot("teach-imported");
		Files.writeString(zip, "no archive");
		browser().await("#own-new").click();
		browser().await("#own-name").sendKeys(this.name + "-broken");
		browser().await("#own-file").sendKeys(zip.toString());
		browser().await("#own-create").click();
		browser().awaitThat("#own-form-problem", (words) -> !words.getText().isBlank());
		assertThat(browser().accessibilityFaults()).isEmpty();
	}

	private static String card(String label) {
		return ".label-card[data-label=\"" + label + "\"]";
	}

	private int thumbnails(String label) {
		return browser().all(card(label) + " .own-pictures li").size();
	}

	/** How many pictures the page says a label has. */
	private int count(String label) {
		String words = browser().await(card(label) + " > .quiet").getText();
		return words.matches("\\d.*") ? Integer.parseInt(words.replaceAll(" .*", "")) : 0;
	}

	private JsonNode dataset() {
		return others().get("/datasets/" + this.name);
	}

	private void upload(String label, int hue, int number) {
		browser().all(card(label) + " input[type=file]")
			.get(0)
			.sendKeys(IntStream.range(0, number).mapToObj((each) -> file(hue, each)).collect(Collectors.joining("\n")));
	}

	private String file(int hue, int number) {
		try {
			return Files.write(this.files.resolve(hue + "-" + number + ".png"), picture(hue, number)).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A coloured ground with a square somewhere. */
	private static byte[] picture(int hue, int number) {
		BufferedImage image = PictureFiles.plain(48, 40, Color.HSBtoRGB(hue / 360f, 0.9f, 0.9f) & 0xFFFFFF);
		PictureFiles.fill(image, number % 30, number / 4 % 30, 9, 9, 0xFF000000 | number * 997);
		return PictureFiles.encode(image, "png");
	}

}
