package io.convscope.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of one's own: how they are taken in, and what of them is sent.
 */
class PageUploadsIT extends PageTest {

	/** An EXIF segment that says: to be turned by a quarter to the right. */
	private static final byte[] TURNED = HexFormat.of()
		.parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000"
				+ "00000000");

	private static final String REMEMBER_WHAT_IS_SENT = """
			window.sent = [];
			const fetch = window.fetch;
			window.fetch = (path, options) => {
				if (options?.body instanceof FormData) {
					window.sent.push(options.body.get('image'));
				}
				return fetch(path, options);
			};
			return 0;
			""";

	private static final String LARGEST_SENT = "return Math.max(...window.sent.map(({ size }) => size))";

	/** Drops files that the browser draws itself, each `[name, type, colour]`. */
	private static final String DROP = """
			Promise.all(arguments[0].map(async ([name, type, colour]) => {
				const canvas = new OffscreenCanvas(48, 48);
				const context = canvas.getContext('2d');
				context.fillStyle = colour;
				context.fillRect(0, 0, 48, 48);
				return new File([await canvas.convertToBlob({ type })], name, { type });
			})).then((files) => {
				const dataTransfer = new DataTransfer();
				files.forEach((file) => dataTransfer.items.add(file));
				window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
			});
			return 0;
			""";

	/** The colours at the top and at the bottom of what was sent last. */
	private static final String TOP_AND_BOTTOM = """
			window.seen = '';
			createImageBitmap(window.sent[window.sent.length - 1]).then((bitmap) => {
				const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
				context.drawImage(bitmap, 0, 0);
				const at = (y) => ['red', 'green', 'blue'][[...context.getImageData(bitmap.width / 2, y, 1, 1).data.slice(0, 3)]
					.reduce((best, value, index, all) => (value > all[best] ? index : best), 0)];
				window.seen = `${bitmap.width} x ${bitmap.height}: ${at(5)}, ${at(bitmap.height - 5)}`;
			});
			return 0;
			""";

	@TempDir
	Path files;

	@Test
	void allOfTheDroppedPicturesAreThere() throws IOException {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		browser().text(DROP, List.of(List.of("red.png", "image/png", "red"), List.of("green.png", "image/png", "lime"),
				List.of("blue.png", "image/png", "blue")));
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("red.png"));
		assertThat(browser().all("#uploads button")).extracting((button) -> button.getDomAttribute("title"))
			.containsExactly("red.png", "green.png", "blue.png");
		browser().await("#uploads button:nth-child(3)").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("blue.png"));
		browser().awaitThat("#seen-answer", (answer) -> answer.getText().contains("sure"));
		browser().await("#samples button").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("shapes/test/"));
		browser().await("#uploads button[aria-pressed=false]:first-child").click();
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("red.png"));
		browser().screenshot("uploads");
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aPictureThatOnlyTheBrowserReadsIsAnsweredToo() {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		browser().text(DROP, List.of(List.of("photo.webp", "image/webp", "orange")));
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("photo.webp"));
		browser().awaitThat("#seen-answer", (answer) -> answer.getText().contains("sure"));
		assertThat(browser().all(".problem")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aLargePhotographIsMadeSmallOnceAndUpright() throws IOException {
		byte[] photograph = photograph();
		assertThat(photograph.length).isGreaterThan(2_500_000);
		open("/#look");
		browser().await("#maps[aria-busy=false] img");
		browser().number(REMEMBER_WHAT_IS_SENT);
		upload("photograph.jpg", photograph);
		browser().until(() -> browser().number("return window.sent.length") >= 16);
		browser().until(() -> browser().all("[aria-busy=true]").isEmpty());
		assertThat(browser().number(LARGEST_SENT)).isLessThan(500_000);
		browser().number(TOP_AND_BOTTOM);
		browser().until(() -> !browser().text("return window.seen").isEmpty());
		assertThat(browser().text("return window.seen")).isEqualTo("384 x 384: red, blue");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aFileIsNamedBeforeItIsRead() throws IOException {
		open("/#predict");
		browser().await("#labels[aria-busy=false] li");
		upload("small.png", png());
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().startsWith("small.png"));
		// a decoder that is never done, as one of a very large picture
		browser().number("window.createImageBitmap = () => new Promise(() => {}); return 0");
		upload("large.png", Arrays.copyOf(png(), 11 << 20));
		browser().awaitThat("#seen-caption", (caption) -> caption.getText().equals("large.png"));
		assertThat(browser().all("#seen > *")).isEmpty();
	}

	private void upload(String name, byte[] bytes) throws IOException {
		browser().all("#file").get(0).sendKeys(Files.write(this.files.resolve(name), bytes).toString());
	}

	private static byte[] png() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
		return bytes.toByteArray();
	}

	/** Lies on its side: its left, which is red, is to be the top, its right is blue. */
	private static byte[] photograph() throws IOException {
		BufferedImage image = new BufferedImage(2600, 2600, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(1);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, random.nextInt(0x1000000));
			}
		}
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.RED);
		graphics.fillRect(0, 0, 400, 2600);
		graphics.setColor(Color.BLUE);
		graphics.fillRect(2200, 0, 400, 2600);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "jpg", bytes);
		byte[] jpeg = bytes.toByteArray();
		ByteArrayOutputStream turned = new ByteArrayOutputStream();
		turned.write(jpeg, 0, 2);
		turned.write(TURNED);
		turned.write(jpeg, 2, jpeg.length - 2);
		return turned.toByteArray();
	}

}
