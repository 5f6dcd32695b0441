package io.convscope.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

import io.convscope.ConvscopeApplication;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page of a replica: what models do, and where all else is done.
 */
@TestPropertySource(
		properties = { "convscope.role=serve", "convscope.models.trainer=https://trainer.example.org/convscope" })
class PageReplicaIT extends PageTest {

	/** All that changes something, or needs data sets. */
	private static final List<String> LACKING = List.of(".tabs [data-tab=train]", ".tabs [data-tab=teach]",
			"#train-form", "#start-here", "#run", "#sweeps-card", "#runs-card", "#own-form", "#project-pick", ".import",
			"#alias-form", "#alias-list button", "#evaluation", "#compare", "#lesson-open", "#sample-bar", "#ten",
			"#model-actions [data-needs=admin]", "footer a[href=runs]", "footer a[href=datasets]");

	@TempDir
	private static Path folder;

	@DynamicPropertySource
	static void publish(DynamicPropertyRegistry registry) throws IOException {
		Path store = folder.resolve("store");
		try (ConfigurableApplicationContext trainer = SpringApplication.run(ConvscopeApplication.class,
				"--server.port=0", "--convscope.home=" + folder.resolve("trainer"),
				"--convscope.models.store=" + store)) {
			OtherClient client = new OtherClient(
					trainer.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			client.importModel("dataset=shapes&name=other",
					SafetensorsFiles.write(Weights.initial(Architecture.article(10), 1)));
			client.putAlias("stable", "other");
			await().atMost(Duration.ofMinutes(2)).until(() -> {
				Path index = store.resolve("index.json");
				return Files.exists(index) && Files.readString(index).contains("\"stable\"");
			});
		}
		registry.add("convscope.models.store", store::toString);
	}

	@Test
	void itShowsItsModelsAndSaysWhereTheyAreMade() throws IOException {
		open("/?lang=en");
		browser().await("#snippet-text:not(:empty)");
		assertThat(browser().await("#replica").getText()).contains("it serves models",
				"Training, data sets, imports, aliases and evaluations are at https://trainer.example.org/convscope.");
		assertThat(browser().await("#replica a").getDomProperty("href"))
			.isEqualTo("https://trainer.example.org/convscope");
		assertThat(browser().await("#model-list").getText()).contains("pretrained", "other", "stable");
		assertThat(browser().address()).contains("#models");
		assertNothingElseIsOffered();
		picture("models");
		open("/?lang=en#train?run=1");
		browser().await("#replica");
		browser().await("#snippet-text:not(:empty)");
		assertNothingElseIsOffered();
		browser().await(".brand").click();
		browser().await("#replica");
		browser().await(".tabs [data-tab=predict]").click();
		browser().await("#picture");
		browser().back();
		browser().await("#replica");
		assertThat(browser().consoleErrors()).as("nothing is asked for that it has not").isEmpty();
	}

	@Test
	void itAnswersPicturesOfOnesOwnAndShowsWhatHappensInside() throws IOException {
		open("/?lang=en#predict");
		assertThat(browser().await("#no-picture").getText()).startsWith("Choose a picture of your own");
		picture("predict-none");
		browser().await(".tabs [data-tab=look]").click();
		browser().await("#maps[aria-busy=false] img");
		picture("look-none");
		browser().await(".tabs [data-tab=predict]").click();
		browser().all("#file").get(0).sendKeys(file().toString());
		browser().await("#labels[aria-busy=false] li");
		assertThat(browser().all("#no-picture")).noneMatch((each) -> each.isDisplayed());
		browser().await("#overlay[aria-busy=false] #overlay-heat");
		assertNothingElseIsOffered();
		picture("predict");
		browser().await(".tabs [data-tab=look]").click();
		browser().await("#maps[aria-busy=false] img");
		assertNothingElseIsOffered();
		picture("look");
		browser().await(".views [data-tab=wall]").click();
		browser().await("#wall-layers li[data-layer=conv1][data-version]");
		assertNothingElseIsOffered();
		picture("wall");
		browser().await(".views [data-tab=lab]").click();
		browser().await("#lab-body");
		picture("lab");
		assertThat(browser().consoleErrors()).as("nothing is asked for that it has not").isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "de, Dies ist eine Replik", "zh, 这是一个副本" })
	void itSaysSoInTheLanguageOfThePage(String language, String sentence) throws IOException {
		open("/?lang=" + language);
		assertThat(browser().await("#replica").getText()).startsWith(sentence)
			.contains("https://trainer.example.org/convscope");
		browser().await("#snippet-text:not(:empty)");
		picture("models-" + language);
	}

	private void assertNothingElseIsOffered() throws IOException {
		for (String each : LACKING) {
			assertThat(browser().all(each)).as(each).noneMatch((element) -> element.isDisplayed());
		}
		assertThat(browser().accessibilityFaults()).isEmpty();
	}

	private void picture(String name) throws IOException {
		browser().screenshot("replica-" + name);
		browser().look(390, "light");
		browser().screenshot("replica-" + name + "-phone");
		assertThat(browser().number("return document.documentElement.scrollWidth")).as("the width of " + name)
			.isLessThanOrEqualTo(390);
		browser().look(1280, "light");
	}

	private static Path file() throws IOException {
		BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().fillOval(12, 12, 40, 40);
		Path file = folder.resolve("circle.png");
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

}
