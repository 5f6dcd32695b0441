package io.convscope.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view Teach says why a model is poor, and what it does not know.
 */
class PageTeachWordsIT extends TeachPageTest {

	/** Has the service find all pictures strange. */
	private static final String STRANGE = """
			const fetch = window.fetch;
			window.fetch = async (path, options) => {
				const answer = await fetch(path, options);
				return String(path).startsWith('predict') ? new Response(JSON.stringify({ ...await answer.json(), known: 0.004 })) : answer;
			};
			""";

	@Test
	void adviceFollowsTheNumbers() {
		assertThat(advice(100, 100, 30, "{ trainAccuracy: 0.99, testAccuracy: 0.61 }"))
			.isEqualTo("It gets 99.0% right of the pictures that it learned from, but 61.0% of the others:"
					+ " it knows them by heart. Show it more pictures, on other backgrounds and in other light.");
		assertThat(advice(100, 100, 30, "{ trainAccuracy: 0.99, testAccuracy: 0.92 }")).isEmpty();
		assertThat(advice(100, 100, 30, "{ trainAccuracy: 0.6, testAccuracy: 0.58 }"))
			.startsWith("It gets 60.0% right of the pictures that it learned from: are some under a wrong label");
		assertThat(advice(12, 80, 30, "null")).startsWith("12 pictures of a, 80 of b");
		assertThat(advice(100, 100, 12, "{ trainAccuracy: 0.99, testAccuracy: 0.95 }"))
			.startsWith("There are 12 pictures to test with, too few");
		assertThat(browser().text("return import('/js/teach/advice.js').then(({ adviceFor }) => adviceFor({ test: 30,"
				+ " counts: [{ label: 'a', train: 50, test: 0 }, { label: 'b', train: 0, test: 30 }] }, null).join())"))
			.contains("no pictures of a to test with")
			.contains("no pictures of b to learn from");
	}

	private String advice(int one, int other, int test, String run) {
		return browser().text("return import('/js/teach/advice.js').then(({ adviceFor }) => adviceFor({ test: " + test
				+ ", counts: [{ label: 'a', train: " + (one - 1) + ", test: 1 }, { label: 'b', train: " + (other - 1)
				+ ", test: 1 }] }, " + run + ").join())");
	}

	@Test
	void whatLooksLikeNothingTaughtIsSaid() {
		String model = trainSmall();
		browser().awaitThat("#teach-model", (words) -> words.getText().equals(model + " answers."));
		browser().text(STRANGE);
		browser().all("#teach-file").get(0).sendKeys(file(120, 3));
		browser().awaitThat("#teach-says",
				(says) -> says.getText().equals("It looks like nothing that it was taught."));
		assertThat(browser().all("#teach-bars .marked")).isEmpty();
	}

}
