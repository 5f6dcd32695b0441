package io.convscope.page;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What stands out in a run, beside its curves.
 */
class PageDiagnosisIT extends PageTest {

	@Test
	void aRateThatIsFarTooHighDiverges() throws IOException {
		JsonNode finding = finding(train("{'dataset':'shapes','trainLimit':1600,'epochs':1,'learningRate':10}"));
		assertThat(finding.get("kind").stringValue()).isEqualTo("diverging");
		assertThat(finding.get("evidence").get("learningRate").doubleValue()).isEqualTo(10);
	}

	@Test
	void aRateThatIsTooHighToLearnIsSaid() throws IOException {
		int run = train("{'dataset':'shapes','trainLimit':1600,'epochs':2,'learningRate':0.5}");
		JsonNode finding = finding(run);
		assertThat(finding.get("kind").stringValue()).isEqualTo("not-learning");
		assertThat(finding.get("evidence").get("learningRate").doubleValue()).isEqualTo(0.5);
		assertThat(finding.get("advice").stringValue()).contains("0.05");
		open("/#train?run=" + run);
		browser().awaitThat("#findings [data-kind=not-learning]",
				(each) -> each.getText().contains(finding.get("sentence").stringValue()));
		browser().screenshot("diagnosis");
		browser().look(360, "dark");
		browser().screenshot("diagnosis-phone");
		assertThat(browser().accessibilityFaults()).isEmpty();
	}

	private int train(String request) {
		int run = others().train(request);
		await().atMost(Duration.ofMinutes(5))
			.untilAsserted(() -> assertThat(others().get("/runs/" + run).get("endedAt").isNull()).isFalse());
		return run;
	}

	private JsonNode finding(int run) {
		return others().get("/runs/" + run + "/diagnosis").get("findings").get(0);
	}

	@Test
	void aRunThatWentWellSaysWhyTheTestIsAboveTraining() throws IOException {
		int run = others().trainToTheEnd("{'dataset':'shapes','epochs':2}");
		open("/#train?run=" + run);
		browser().awaitThat("#findings [data-kind=test-above-train]", (each) -> each.getText().contains("dropout"));
		browser().screenshot("diagnosis-calm");
	}

}
