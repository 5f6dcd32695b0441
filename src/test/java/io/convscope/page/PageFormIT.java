package io.convscope.page;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forms of the page: what they start, and what they say is wrong.
 */
class PageFormIT extends PageTest {

	@Test
	void everythingThatIsWrongIsNamedAtOnce() {
		open("/");
		browser().await("#train-form summary").click();
		Map<String, String> wrong = Map.of("epochs", "many", "batchSize", "0", "learningRate", "0,01", "momentum", "7",
				"from", "nobody", "name", "N".repeat(101));
		wrong.forEach((field, value) -> browser().await("#field-" + field).sendKeys(value));
		browser().await("#start").click();
		browser().awaitThat("#about-epochs", (words) -> words.getText().equals("must be a whole number"));
		browser().awaitThat("#about-batchSize", (words) -> words.getText().contains("from 1 to 1024"));
		assertThat(browser().await("#about-learningRate").getText()).contains("a point, as in 0.01");
		assertThat(browser().await("#about-momentum").getText()).contains("below 1");
		assertThat(browser().await("#about-from").getText()).contains("a model that is here");
		assertThat(browser().await("#about-name").getText()).contains("1 to 100 characters");
		assertThat(browser().all("#train-problem")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().all("#settings [aria-invalid=true]")).hasSize(wrong.size());
		browser().await("#start:enabled");
	}

	@Test
	void allThatAnImportMissesIsNamedAtOnce() {
		open("/#models");
		browser().await(".import summary").click();
		browser().await("#import-dataset option");
		browser().await("#import-start").click();
		assertThat(browser().await("#import-problem").getText()).contains("Choose a safetensors file",
				"Choose the data set");
	}

	@Test
	void itStartsWithShapesAndAsksBeforeARunThatHasToWait() {
		int active = others().train("{'dataset':'shapes','epochs':500}");
		others().cancel(others().train("{'dataset':'cifar10'}"));
		int runs = others().get("/runs").get("runs").size();
		open("/?form");
		browser().awaitThat("#start", (button) -> button.getText().equals("Train on shapes, 20 epochs"));
		assertThat(browser().await("#datasets [data-name=shapes] input").isSelected()).isTrue();
		browser().await("#start").click();
		assertThat(browser().answer(false)).startsWith("Run " + active).endsWith("Train on shapes, 20 epochs.");
		browser().await("#start:enabled");
		assertThat(others().get("/runs").get("runs").size()).isEqualTo(runs);
		browser().await("#datasets [data-name=cifar10]").click();
		browser().await("#train-form summary").click();
		browser().await("#field-epochs").sendKeys("3");
		assertThat(browser().await("#start").getText()).isEqualTo("Train on cifar10, 3 epochs");
		browser().await("#start").click();
		browser().awaitThat("#run [data-field=title]", (title) -> title.getText().startsWith("Run " + (runs + 1)));
		browser().await("#start:enabled").click();
		assertThat(browser().answer(false)).endsWith("Train on cifar10, 3 epochs.");
		assertThat(others().get("/runs").get("runs").size()).isEqualTo(runs + 1);
		others().cancel(runs + 1);
		others().cancel(active);
	}

}
