package io.convscope.page;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page shows what a key has a right to, and says what it lacks.
 */
@TestPropertySource(
		properties = { "convscope.api-keys[0].name=visitor", "convscope.api-keys[0].key=visitor-key-0123456789",
				"convscope.api-keys[0].rights=read", "convscope.api-keys[1].name=guest",
				"convscope.api-keys[1].key=guest-key-0123456789", "convscope.api-keys[1].rights=read,predict",
				"convscope.api-keys[2].name=app", "convscope.api-keys[2].key=app-key-0123456789",
				"convscope.api-keys[2].rights=predict", "convscope.api-keys[3].name=boss",
				"convscope.api-keys[3].key=boss-key-0123456789", "convscope.api-keys[3].rights=admin" })
class PageRightsIT extends PageTest {

	private static final List<String> TRAINING = List.of("#train-form", "#train-shapes", "#run-actions");

	private static final List<String> PREDICTING = List.of("#pick", "#draw-open");

	private static final List<String> MANAGING = List.of("details.import");

	@Test
	void whoMayReadSeesWhatThereIsAndWhatIsMissing() throws IOException {
		enter("visitor", "train");
		browser().awaitThat("#session", (words) -> words.getText().contains("Its rights: read."));
		assertNotShown(TRAINING);
		assertThat(browser().await(".workspace [data-lacks=train]").getText()).startsWith("Your key lacks the right");
		browser().screenshot("rights-read-train");
		enter("visitor", "predict");
		assertThat(browser().await("#answer [data-lacks=predict]").getText()).startsWith("Your key lacks the right");
		assertNotShown(PREDICTING);
		assertThat(browser().all("#labels li")).isEmpty();
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().screenshot("rights-read-predict");
		enter("visitor", "models");
		browser().await(".models [data-lacks=admin]");
		assertNotShown(MANAGING);
		browser().screenshot("rights-read-models");
		enter("visitor", "teach");
		browser().await(".teach [data-lacks=train]");
		assertNotShown(List.of("#own-form", "#project-pick"));
		browser().screenshot("rights-read-teach");
		assertThat(browser().consoleErrors()).as("nothing is asked for that the key may not").isEmpty();
	}

	@Test
	void whoMayPredictGetsAnswers() throws IOException {
		enter("guest", "predict");
		browser().await("#labels li");
		browser().await("#pick");
		assertThat(browser().await("#answer").getText()).doesNotContain("lacks the right");
		browser().screenshot("rights-predict");
		enter("guest", "train");
		browser().await(".workspace [data-lacks=train]");
		assertNotShown(TRAINING);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void anAdministratorSeesEverything() {
		enter("boss", "models");
		browser().await("details.import");
		enter("boss", "train");
		browser().await("#train-form");
		assertThat(browser().all("[data-lacks]")).noneMatch((each) -> each.isDisplayed());
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "en, The key app lacks the right to read", "de, Dem Schlüssel app fehlt das Recht zu lesen",
			"zh, 密钥 app 没有此页面所需的读取权限" })
	void aKeyThatMayNotReadIsAskedForAnother(String language, String sentence) {
		open("/?lang=" + language + "#key=app-key-0123456789");
		assertThat(browser().await("#key-problem").getText()).startsWith(sentence);
		browser().await("#key").sendKeys("app-key-0123456789\n");
		browser().awaitThat("#key-problem", (problem) -> problem.getText().startsWith(sentence));
		browser().await("#key").clear();
		browser().await("#key").sendKeys("guest-key-0123456789\n");
		browser().await("#session");
	}

	@ParameterizedTest
	@CsvSource({ "de, Ihrem Schlüssel fehlt das Recht zu trainieren", "zh, 您的密钥没有训练权限" })
	void whatIsMissingIsSaidInTheLanguageOfThePage(String language, String sentence) {
		open("/?lang=" + language + "#train?key=visitor-key-0123456789");
		assertThat(browser().await(".workspace [data-lacks=train]").getText()).startsWith(sentence);
	}

	private void enter(String key, String tab) {
		open("/?lang=en#" + tab + "?key=" + key + "-key-0123456789");
		browser().await("#session");
	}

	private void assertNotShown(List<String> selectors) {
		for (String each : selectors) {
			assertThat(browser().all(each)).as(each).isNotEmpty().noneMatch((element) -> element.isDisplayed());
		}
	}

}
