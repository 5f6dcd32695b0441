package io.convscope.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.image.reading.DrawnPhotographs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Somebody who has pictures and nothing else gets a classifier on the page, from the
 * first press to the live answer. The time of each step is printed.
 */
class PageAfternoonIT extends PageTest {

	private static final Path FASHION = Path.of("/usr/share/datasets/fashion-mnist");

	private static final Duration PATIENCE = Duration.ofMinutes(6);

	private static final int A_LABEL = 80;

	private static final int FASHIONS = 4_000;

	@TempDir
	static Path files;

	private Instant before = Instant.EPOCH;

	/** The camera sees a cup that is not among the pictures that are learned. */
	@Override
	String[] browserArguments() throws IOException {
		Path video = files.resolve("cup.mjpeg");
		if (Files.notExists(video)) {
			Files.write(video, new DrawnPhotographs(1).next("cup"));
		}
		return new String[] { "--use-file-for-fake-video-capture=" + video };
	}

	@BeforeEach
	void begin() {
		open("/#train");
		browser().await(".tabs a[data-tab=teach]").click();
		browser().until(() -> browser().all("#own-form, #own-new").stream().anyMatch(WebElement::isDisplayed));
		if (!browser().all("#own-form").get(0).isDisplayed()) {
			browser().await("#own-new").click();
		}
		this.before = Instant.now();
	}

	@Test
	void threeFoldersOfPhotographs() throws IOException {
		DrawnPhotographs photographs = new DrawnPhotographs(7);
		for (String thing : DrawnPhotographs.THINGS) {
			Path folder = Files.createDirectories(files.resolve("photographs").resolve(thing));
			for (int i = 0; i < A_LABEL; i++) {
				Files.write(folder.resolve("IMG_" + i + ".jpg"), photographs.next(thing));
			}
		}
		this.before = Instant.now();
		browser().await("#own-name").sendKeys("desk");
		browser().await("#own-labels").sendKeys("cup, plant");
		browser().screenshot("afternoon-1-new");
		browser().await("#own-create").click();
		browser().await("#label-cards .label-card");
		browser().all("#folders").get(0).sendKeys(files.resolve("photographs").toString());
		browser().awaitThat("#sending-words", (words) -> words.getText().equals("240 pictures added."));
		step("240 photographs added");
		browser().screenshot("afternoon-2-added");
		train("afternoon-3-trained");
		browser().await("#teach-camera").click();
		browser().awaitThat("#teach-says", (says) -> says.getText().matches("cup, .*"));
		step("the camera answered");
		browser().screenshot("afternoon-4-live");
		int right = 0;
		for (String thing : DrawnPhotographs.THINGS) {
			for (int i = 0; i < 10; i++) {
				JsonNode answer = others().predict(photographs.next(thing));
				right += answer.at("/predictions/0/label").stringValue().equals(thing) ? 1 : 0;
			}
		}
		System.out.println("Of 30 photographs that it has never seen, " + right + " are named rightly");
		assertThat(right).isGreaterThanOrEqualTo(27);
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void fashionMnist() throws IOException {
		assumeTrue(Files.isDirectory(FASHION), "Fashion-MNIST is not installed");
		Path zip = files.resolve("fashion.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("t10k-images-idx3-ubyte"));
			out.write(beginningOf("t10k-images-idx3-ubyte.gz", 16, 28 * 28));
			out.putNextEntry(new ZipEntry("t10k-labels-idx1-ubyte"));
			out.write(beginningOf("t10k-labels-idx1-ubyte.gz", 8, 1));
		}
		this.before = Instant.now();
		browser().await("#own-name").sendKeys("fashion");
		browser().await("#own-file").sendKeys(zip.toString());
		browser().await("#own-create").click();
		browser().awaitThat("#own-import-words", (words) -> !words.getText().isBlank());
		browser().screenshot("afternoon-5-importing");
		browser().await("#label-cards .label-card:nth-child(10)");
		step("4,000 pictures imported");
		train("afternoon-6-fashion");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	/** An IDX file that says that it has as many items as are taken from it. */
	private static byte[] beginningOf(String name, int header, int item) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(FASHION.resolve(name)))) {
			byte[] beginning = in.readNBytes(header + FASHIONS * item);
			ByteBuffer.wrap(beginning).putInt(4, FASHIONS);
			return beginning;
		}
	}

	private void train(String screenshot) throws IOException {
		browser().await("#teach-start").click();
		String result = browser().waiting(PATIENCE)
			.until((any) -> browser().all("#teach-result")
				.stream()
				.map(WebElement::getText)
				.filter((words) -> words.contains("% of the test pictures right"))
				.findAny()
				.orElse(null));
		step("trained: " + result);
		browser().screenshot(screenshot);
		assertThat(Integer.parseInt(result.replaceAll("\\D*(\\d+).*", "$1"))).isGreaterThanOrEqualTo(80);
	}

	private void step(String done) {
		Instant now = Instant.now();
		System.out.println(Duration.between(this.before, now).toMillis() / 1000.0 + " s: " + done);
		this.before = now;
	}

}
