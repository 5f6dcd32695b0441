package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network is taught pictures of one's own on the page alone.
 */
class PageTeachIT extends TeachPageTest {

	/** Of so many answers the rate is measured. */
	private static final int MEASURED = 30;

	/** Counts the predictions asked for, and how many of them are under way at once. */
	private static final String WATCH_PREDICTIONS = """
			[window.predictions, window.most, window.answered] = [0, 0, []];
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
					if (counted) {
						window.answered.push(performance.now());
					}
				}
			};
			return 0;
			""";

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
		assertThat(browser().answer(true)).contains(name());
		browser().until(() -> !others().get("/datasets").toString().contains(name()));
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
		assertThat(parts("cup")).as("a recording belongs to one part").containsExactly(recorded, 0);
		browser().awaitThat("#teach-advice", (advice) -> advice.getText().contains("no pictures of cup to test with"));
		browser().await("#teach-start").click();
		browser().awaitThat("#teach-train-problem",
				(problem) -> problem.getText().startsWith("There are no pictures to test with yet."));
		browser().text("document.querySelector(arguments[0]).focus()", card("cup") + " .record");
		browser().hold(Keys.SPACE, () -> count("cup") >= recorded + 3);
		browser().awaitThat(card("cup") + " .record", (button) -> button.getText().equals("Hold to record"));
		browser().awaitThat("#sending-words", (words) -> words.getText().endsWith("added."));
		assertThat(parts("cup")).containsExactly(recorded, count("cup") - recorded);
		upload("plant", 280, 12);
		browser().awaitThat("#teach-advice", (advice) -> advice.getText().matches("12 pictures of plant.*"));
		upload("plant", 300, 20);
		browser().until(() -> count("plant") == 32);
		browser().await("#teach-start").click();
		browser().awaitThat("#teach-result", (result) -> result.getText().contains("% of the test pictures right"));
		browser().number(WATCH_PREDICTIONS);
		browser().until(() -> browser().number("return window.predictions") >= 10);
		assertThat(browser().number("return window.most")).as("requests under way at once").isOne();
		assertThat(answersASecond("alone")).as("also on a loaded machine").isGreaterThan(1);
		browser().awaitThat("#teach-says", (says) -> says.getText().matches("cup, .*sure"));
		browser().await("#teach-heat-on").click();
		browser().await("#teach-heat");
		assertThat(answersASecond("with Grad-CAM")).as("also on a loaded machine").isGreaterThan(0.5);
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
		browser().await("#own-name").sendKeys(name() + "-more");
		browser().await("#own-file").sendKeys(zip.toString());
		browser().await("#own-create").click();
		browser().await(card("sun"));
		assertThat(count("sun") + count("sky")).isEqualTo(24);
		assertThat(browser().await("#own-found").getText()).contains("can't be read");
		assertThat(browser().await("#own-archive").getDomAttribute("href")).endsWith("-more/archive");
		browser().screenshot("teach-imported");
		browser().awaitThat("#teach-plan", (plan) -> plan.getText()
			.matches(
					"It starts from what pretrained-deep has learned of other things, and learns your .* in 60 epochs.*"));
		browser().await(".tabs a[data-tab=train]").click();
		browser().await("[data-name='" + name() + "-more']").click();
		browser().awaitThat("#recipe", (recipe) -> recipe.getText()
			.startsWith("Recipe \u201ctransfer\u201d: 60 epochs (times through all pictures), 16 pictures a step"));
		assertThat(browser().all("#field-from").get(0).getDomAttribute("placeholder")).isEqualTo("pretrained-deep");
		browser().await(".tabs a[data-tab=teach]").click();
		Files.writeString(zip, "no archive");
		browser().await("#own-new").click();
		browser().await("#own-name").sendKeys(name() + "-broken");
		browser().await("#own-file").sendKeys(zip.toString());
		browser().await("#own-create").click();
		browser().awaitThat("#own-form-problem", (words) -> !words.getText().isBlank());
		assertThat(browser().accessibilityFaults()).isEmpty();
	}

	private double answersASecond(String how) {
		browser().number("return window.answered.length = 0");
		browser().until(() -> browser().number("return window.answered.length") > MEASURED);
		double rate = browser()
			.number("return 1000 * " + MEASURED + " / (window.answered[" + MEASURED + "] - window.answered[0])");
		System.out.printf("Live answers a second on %d processors, beside the page, %s: %.1f%n",
				Runtime.getRuntime().availableProcessors(), how, rate);
		return rate;
	}

	/** How many pictures of a label there are to train on, and to test with. */
	private List<Integer> parts(String label) {
		for (JsonNode each : dataset().get("counts")) {
			if (each.get("label").stringValue().equals(label)) {
				return List.of(each.get("train").intValue(), each.get("test").intValue());
			}
		}
		throw new AssertionError(label);
	}

}
