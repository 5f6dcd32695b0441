package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures come into the view Teach however people have them.
 */
class PageTeachPicturesIT extends TeachPageTest {

	/** A blue square on red, drawn for this test. */
	private static final String AVIF = "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAA"
			+ "cGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAXQAAAChpaW5mAAAAAAABAAAA"
			+ "GmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAMAAAACgAAAAQcGl4aQAAAAADCAgIAAAA"
			+ "DGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAZW1kYXQSAAoJGBVvnaICGg0IMk5F4eHh"
			+ "iGEkkkmUAAAC29O9yHRgAC4bqDI8pMPw0GbLu+zPlVkk2A9AbjUpQBWDRZ4oND1y6jsqWVgjJ26PZzBTo+HDBkcEV9o2HqXfPMA=";

	@Override
	String pictureSize() {
		return "48";
	}

	@Test
	void filesAndFoldersAreDropped() throws IOException {
		browser().drop(card("cup"), Path.of(file(10, 1)), Path.of(file(10, 2)));
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("2 pictures added."));
		Path folder = Files.createDirectories(this.files.resolve("all/keyboard"));
		Files.writeString(folder.resolve("notes.txt"), "no picture");
		Files.copy(Path.of(file(120, 1)), folder.resolve("a.png"));
		Files.copy(Path.of(file(120, 2)), folder.resolve("b.png"));
		Files.createDirectories(this.files.resolve("all/plant"));
		Files.copy(Path.of(file(240, 1)), this.files.resolve("all/plant/c.png"));
		browser().drop("#label-form", this.files.resolve("all"));
		browser().until(() -> !browser().all(card("keyboard")).isEmpty() && count("keyboard") == 2);
		browser().until(() -> count("plant") == 1);
		browser().drop(card("cup"), folder);
		browser().awaitThat("#sending-words",
				(words) -> words.getText().contains("2 pictures there under another label"));
		assertThat(count("cup")).isEqualTo(2);
		browser().drop("#label-form", Path.of(file(10, 3)));
		browser().awaitThat("#label-problem", (problem) -> problem.getText().contains("on the card of their label"));
		assertThat(dataset().get("pictureSize").intValue()).isEqualTo(48);
		assertThat(browser().consoleErrors()).isEmpty();
		browser().number("window.scrollTo(0, 0); return 0"); // from beneath the header
		browser().await("#own-new").click();
		browser().screenshot("teach-new");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().look(360, "dark");
		browser().screenshot("teach-new-360-dark");
	}

	@Test
	void whatOnlyTheBrowserReadsIsConverted() throws IOException {
		Path avif = Files.write(this.files.resolve("drawing.avif"), Base64.getDecoder().decode(AVIF));
		browser().all(card("cup") + " input[type=file]").get(0).sendKeys(avif.toString());
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("1 picture added."));
		assertThat(browser().text(
				"""
						const image = document.querySelector(arguments[0]);
						return image.decode().then(() => {
							const context = new OffscreenCanvas(48, 48).getContext('2d');
							context.drawImage(image, 0, 0, 48, 48);
							const colour = (x, y) => [...context.getImageData(x, y, 1, 1).data].map((each) => each > 128 ? 1 : 0);
							return [colour(14, 14), colour(40, 40)].join(' ');
						});
						""",
				card("cup") + " .own-pictures img"))
			.isEqualTo("0,0,1,1 1,0,0,1");
		Path heic = Files.write(this.files.resolve("photo.heic"), new byte[100]);
		browser().all(card("cup") + " input[type=file]").get(0).sendKeys(heic.toString());
		browser().awaitThat("#sending-refused", (list) -> list.getText().contains("Save “photo.heic” as JPEG or PNG"));
	}

}
