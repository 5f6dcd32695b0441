package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project is saved as one file on the page, and opened there.
 */
class PageProjectIT extends TeachPageTest {

	private static final String OTHER_LAST_EPOCH = "return import('/js/base/state.js').then(({ world, learn }) => {"
			+ "learn({ runs: world.runs.map((run) => ({ ...run, testAccuracy: 0.123 })) });"
			+ "return new Promise((done) => setTimeout(() => done(document.getElementById('teach-result').innerText))); })";

	@TempDir
	Path downloads;

	@Test
	void aProjectIsSavedAndOpened() throws IOException {
		String model = trainSmall();
		browser().awaitThat("#teach-model", (words) -> words.getText().equals(model + " answers."));
		String result = browser().await("#teach-result").getText();
		assertThat(result).contains("of the test pictures right");
		assertThat(browser().text(OTHER_LAST_EPOCH)).as("the best epoch answers, not the last").isEqualTo(result);
		browser().downloadTo(this.downloads);
		browser().await("#project-save").click();
		Path file = this.downloads.resolve(name() + "-project.zip");
		browser().until(() -> Files.exists(file));
		String other = name() + "-2";
		browser().all("#project-file").get(0).sendKeys(file.toString());
		browser().awaitThat("#teach-model", (words) -> words.getText().equals(other + "-model answers."));
		assertThat(browser().await("#project-note").getText())
			.isEqualTo("There is a data set " + name() + " already: the project is called " + other + " here.");
		assertThat(browser().await("#own-found").getText())
			.isEqualTo("The model " + model + " is called " + other + "-model here.");
		assertThat(browser().await("#teach-result").getText()).isEqualTo(result);
		assertThat(count("cup")).isEqualTo(24);
		browser().all("#teach-file").get(0).sendKeys(file(1, 3));
		browser().awaitThat("#teach-says", (says) -> says.getText().matches("cup, .*sure"));
		browser().screenshot("teach-project");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().look(360, "dark");
		browser().screenshot("teach-project-360-dark");
		assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
		Path broken = Files.writeString(this.files.resolve("broken.zip"), "no archive");
		browser().all("#project-file").get(0).sendKeys(broken.toString());
		browser().awaitThat("#own-problem", (problem) -> problem.getText().contains("zip"));
		assertThat(browser().await("#project-pick").isEnabled()).isTrue();
		assertThat(browser().all("#project-note").get(0).getText()).as("of what was sent").isEmpty();
	}

}
