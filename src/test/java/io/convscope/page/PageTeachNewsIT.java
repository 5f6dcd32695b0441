package io.convscope.page;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page knows is never replaced by an answer that is older.
 */
class PageTeachNewsIT extends TeachPageTest {

	/** Asks for everything, and holds the list of data sets back until it is let go. */
	private static final String ASK_AND_HOLD = """
			const fetch = window.fetch;
			window.letGo = null;
			window.fetch = async (path, options) => {
				const answer = await fetch(path, options);
				if (String(path) === 'datasets') {
					window.fetch = fetch;
					await new Promise((resolve) => { window.letGo = resolve; });
				}
				return answer;
			};
			return import('/js/base/poller.js').then(({ refresh }) => { window.asked = refresh(); return 0; });
			""";

	private static final String LET_GO = "window.letGo(); return window.asked.then(() => 0)";

	private static final String ASK = "return import('/js/base/poller.js').then(({ refresh }) => refresh()).then(() => 0)";

	@Test
	void aListThatWasAskedForBeforeAChangeDoesNotUndoIt() {
		askAndHold();
		browser().await("#label-new").sendKeys("pen" + Keys.ENTER);
		browser().await(card("pen"));
		browser().number(LET_GO);
		assertThat(browser().all(card("pen"))).hasSize(1);
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void anAnswerThatIsOvertakenIsDropped() {
		askAndHold();
		others().addLabel(name(), "ruler");
		browser().number(ASK);
		browser().await(card("ruler"));
		browser().number(LET_GO);
		assertThat(browser().all(card("ruler"))).hasSize(1);
	}

	private void askAndHold() {
		browser().number(ASK_AND_HOLD);
		browser().until(() -> browser().number("return window.letGo ? 1 : 0") == 1);
	}

}
