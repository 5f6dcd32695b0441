package io.convscope.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class on one service: the teacher sees what everyone trains, and each tab keeps to
 * its own model and run.
 */
class PageClassIT extends PageTest {

	private static final int PUPILS = 20;

	private static final String SHORT = "{'dataset':'shapes','epochs':1,'trainLimit':32,'seed':%d,'owner':'%s'}";

	private static final String LONG = "{'dataset':'shapes','epochs':500,'trainLimit':320,'owner':'%s'}";

	@AfterEach
	void endAll() {
		for (JsonNode run : others().get("/runs").get("runs")) {
			if (run.get("endedAt").isNull()) {
				others().cancel(run.get("id").intValue());
			}
		}
	}

	@Test
	void theTeacherSeesWhatEveryoneTrains() throws IOException {
		int done = others().trainToTheEnd(SHORT.formatted(1, "Pupil 20"));
		int running = others().train(LONG.formatted("Pupil 1"));
		for (int pupil = 2; pupil <= PUPILS; pupil++) {
			others().train(LONG.formatted("Pupil " + pupil));
		}
		int second = others().train(LONG.formatted("Pupil 2"));
		open("/?class");
		browser().awaitThat("#everyone li:first-child .how-far",
				(words) -> words.getText().contains("Epoch ") && words.getText().contains("left"));
		List<WebElement> rows = browser().all("#everyone li");
		assertThat(rows).hasSize(PUPILS);
		assertThat(rows.get(0).getText()).startsWith("Pupil 1\n")
			.contains("Run " + running)
			.containsPattern("training|testing");
		assertThat(rows.get(1).getText()).startsWith("Pupil 2\n")
			.contains("waiting, number 1", "1 more waiting", "no model yet");
		browser().awaitThat("#everyone li:nth-child(3) .how-far",
				(words) -> words.getText().matches("Number 2 in the queue, starts in about .*"));
		assertThat(rows.get(PUPILS - 1).getText()).startsWith("Pupil 20")
			.contains("waiting, number 19")
			.containsPattern("%% with run-%d".formatted(done));
		browser().screenshot("everyone");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().look(360, "dark");
		assertThat(browser().number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
		browser().screenshot("everyone-phone");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().look(1280, "light");
		others().cancel(running);
		browser().awaitThat("#everyone li:first-child", (row) -> row.getText().startsWith("Pupil 2\n"));
		browser().await("#everyone [data-owner='Pupil 20'] .what a").sendKeys(Keys.ENTER);
		browser().awaitThat("#run [data-field=title]",
				(title) -> title.getText().startsWith("Run " + (second - 1) + ":"));
		browser().await("#everyone [data-owner='Pupil 20'] .how-well a").sendKeys(Keys.ENTER);
		browser().await("#model-list [data-model=run-" + done + "][aria-pressed=true]");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void eachTabKeepsToItsModel() {
		String first = "run-" + others().trainToTheEnd(SHORT.formatted(1, "Ada"));
		String second = "run-" + others().trainToTheEnd(SHORT.formatted(2, "Bo"));
		open("/?a#predict?model=" + first + "&sample=shapes/test/3");
		List<String> answer = answer();
		String a = browser()
			.openBeside("http://127.0.0.1:" + this.port + "/?b#predict?model=" + second + "&sample=shapes/test/3");
		List<String> other = answer();
		assertThat(other).isNotEqualTo(answer);
		new Select(browser().await("#model")).selectByValue("pretrained");
		browser().awaitThat("#answered-by", (words) -> words.getText().contains("pretrained"));
		new Select(browser().await("#model")).selectByValue(second);
		browser().awaitThat("#answered-by", (words) -> words.getText().contains(second));
		String b = browser().turnTo(a);
		others().choose("pretrained");
		browser().reload();
		assertThat(answer()).isEqualTo(answer);
		assertThat(browser().address()).contains("model=" + first);
		others().deleteModel(first);
		browser().awaitThat("#model-gone", (words) -> words.getText()
			.equals("There is no model “" + first + "” here (any more); the page shows pretrained instead."));
		browser().awaitThat("#answered-by", (words) -> words.getText().contains("pretrained"));
		browser().turnTo(b);
		assertThat(answer()).isEqualTo(other);
		assertThat(browser().address()).contains("model=" + second);
	}

	@Test
	void eachTabLooksAtItsOwnRun() {
		TrainView train = new TrainView(browser());
		open("/?a");
		browser().until(() -> !modelInUse().isEmpty());
		train.start(Map.of("owner", "Ada", "epochs", "3", "trainLimit", "640"));
		String ada = title();
		String a = browser().openBeside("http://127.0.0.1:" + this.port + "/?b");
		browser().until(() -> !modelInUse().isEmpty());
		train.start(Map.of("owner", "Bo", "epochs", "2", "trainLimit", "64"));
		String bo = title();
		assertThat(bo).isNotEqualTo(ada);
		String b = browser().turnTo(a);
		train.awaitCompleted();
		assertThat(title()).isEqualTo(ada);
		browser().turnTo(b);
		train.awaitCompleted();
		assertThat(title()).isEqualTo(bo);
		assertThat(modelInUse()).isEqualTo(bo.replaceAll("\\D*(\\d+).*", "run-$1"));
		browser().turnTo(a);
		assertThat(modelInUse()).isEqualTo(ada.replaceAll("\\D*(\\d+).*", "run-$1"));
		assertThat(title()).isEqualTo(ada);
	}

	private String modelInUse() {
		return browser().text("return document.getElementById('model').value");
	}

	private String title() {
		return browser().await("#run [data-field=title]").getText();
	}

	private List<String> answer() {
		browser().await("#labels[aria-busy=false] li");
		return browser().all("#labels li .value").stream().map(WebElement::getText).toList();
	}

}
