package io.convscope.page;

import java.util.List;
import java.util.Map;

import io.convscope.model.safetensors.SafetensorsFiles;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page shows stays of the run and the model that it is about, whatever others
 * do.
 */
class PagePinnedIT extends PageTest {

	private static final String BETTER_THAN_CHANCE = "{'dataset':'shapes','epochs':1,'trainLimit':1600}";

	private static final String TINY = "{'dataset':'shapes','epochs':1,'trainLimit':32}";

	/**
	 * The first button of the list that something else lies over, where it is in sight.
	 */
	private static final String COVERED = """
			const [top, bottom] = [document.querySelector('.top').getBoundingClientRect().bottom, innerHeight];
			return [...document.querySelectorAll('#runs button')].map((button) => {
				const { left, top: from, width, height } = button.getBoundingClientRect();
				const [x, y] = [left + width / 2, from + height / 2];
				const hit = y > top && y < bottom ? document.elementFromPoint(x, y) : null;
				return hit && !button.contains(hit) ? `${button.innerText} is under ${hit.outerHTML.slice(0, 80)}` : '';
			}).join('');
			""";

	@Test
	void theButtonsOfARunOpenItsOwnModel() {
		int first = others().trainToTheEnd(TINY);
		int second = others().trainToTheEnd(TINY);
		for (int run : new int[] { first, second }) {
			for (String view : List.of("look", "predict", "models")) {
				open("/?" + run + view + "#train?run=" + run);
				browser().await("#next a[data-tab=" + view + "]").click();
				browser().await("main [data-views~=" + view + "]:not([hidden])");
				assertThat(modelInUse()).as(view).isEqualTo("run-" + run);
				assertThat(browser().address()).contains("model=run-" + run);
			}
		}
	}

	@Test
	void theListOfRunsIsNeverCovered() {
		for (int i = 0; i < 6; i++) {
			others().trainToTheEnd(TINY);
		}
		open("/?scrolled");
		browser().await("#runs tr:nth-child(6)");
		browser().await("#train-form summary").click();
		double height = browser().number("return document.documentElement.scrollHeight");
		for (int y = 0; y < height; y += 50) {
			browser().number("scrollTo(0, " + y + "); return 0");
			assertThat(browser().text(COVERED)).as("scrolled by %d", y).isEmpty();
		}
	}

	@Test
	void aTabKeepsToItsModelWhileOthersTrain() {
		open("/?kept#look?sample=shapes/test/0");
		browser().await("#seen-answer strong");
		String model = modelInUse();
		String answer = browser().await("#seen-answer").getText();
		int run = others().trainToTheEnd(BETTER_THAN_CHANCE);
		browser().awaitThat("#newer-model-words", (words) -> words.getText().contains("run-" + run));
		assertThat(modelInUse()).isEqualTo(model);
		assertThat(browser().await("#seen-answer").getText()).isEqualTo(answer);
		assertThat(browser().address()).contains("model=" + model);
		browser().await("#newer-model").click();
		browser().until(() -> modelInUse().equals("run-" + run));
		assertThat(browser().all("#newer-model-box")).noneMatch(WebElement::isDisplayed);
		browser().reload();
		browser().await("#seen-answer strong");
		assertThat(modelInUse()).isEqualTo("run-" + run);
	}

	@Test
	void aTabKeepsToItsRunWhileOthersTrain() {
		int shown = others().trainToTheEnd(TINY);
		open("/?run");
		browser().awaitThat("#run [data-field=title]", (title) -> title.getText().startsWith("Run " + shown));
		int newer = others().trainToTheEnd(TINY);
		browser().awaitThat("#newer-run-words", (words) -> words.getText().contains("Run " + newer));
		assertThat(browser().await("#run [data-field=title]").getText()).startsWith("Run " + shown);
		browser().await("#newer-run").click();
		browser().awaitThat("#run [data-field=title]", (title) -> title.getText().startsWith("Run " + newer));
		assertThat(browser().all("#newer-run-box")).noneMatch(WebElement::isDisplayed);
	}

	@Test
	void aTabFollowsTheRunThatWasStartedInIt() {
		open("/?own");
		browser().until(() -> !modelInUse().isEmpty());
		new TrainView(browser()).train(Map.of("epochs", "1", "trainLimit", "32"));
		String run = browser().await("#run [data-field=title]").getText().replaceAll("\\D*(\\d+).*", "$1");
		browser().await(".tabs a[data-tab=look]").click();
		browser().await("#layers button");
		assertThat(modelInUse()).isEqualTo("run-" + run);
	}

	@Test
	void afterTheModelInUseIsDeletedAnotherOneIsShown() {
		others().importModel("dataset=shapes&name=passing", SafetensorsFiles.ofClasses(10));
		open("/?delete#models?model=passing");
		browser().await("#model-actions [data-action=delete]").click();
		assertThat(browser().answer(true)).startsWith("Delete the model passing?");
		browser().until(() -> browser().all("#model-list [data-model=passing]").isEmpty());
		browser().until(() -> !modelInUse().isEmpty() && !modelInUse().equals("passing"));
		assertThat(browser().all("#model-gone")).noneMatch(WebElement::isDisplayed);
		assertThat(browser().address()).contains("model=" + modelInUse());
	}

	private String modelInUse() {
		return browser().text("return document.getElementById('model').value");
	}

}
