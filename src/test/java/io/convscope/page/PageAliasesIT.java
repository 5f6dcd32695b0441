package io.convscope.page;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aliases are set, moved and removed on the card of a model.
 */
class PageAliasesIT extends PageTest {

	private static final String STABLE = "{\"alias\":\"stable\",\"id\":\"%s\"}";

	@Test
	void anAliasIsSetMovedAndRemoved() throws IOException {
		open("/#models?model=pretrained");
		browser().awaitThat("#model-title", (title) -> title.getText().equals("pretrained"));
		give("stable");
		browser().awaitThat("#alias-list li", (alias) -> alias.getText().startsWith("stable"));
		assertThat(others().get("/models/aliases/stable")).hasToString(STABLE.formatted("pretrained"));
		browser().awaitThat("#model-list [data-model=pretrained]", (row) -> row.getText().contains("stable"));
		browser().await("#model-list [data-model=pretrained-deep]").click();
		browser().awaitThat("#model-title", (title) -> title.getText().equals("pretrained-deep"));
		browser().until(() -> browser().all("#alias-list li").isEmpty());
		give("stable");
		assertThat(browser().answer(true)).contains("from pretrained to pretrained-deep");
		browser().awaitThat("#alias-list li", (alias) -> alias.getText().startsWith("stable"));
		assertThat(others().get("/models/aliases/stable")).hasToString(STABLE.formatted("pretrained-deep"));
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().screenshot("aliases");
		browser().look(360, "dark");
		browser().screenshot("aliases-360-dark");
		browser().look(1280, "light");
		browser().await("#alias-list button").click();
		assertThat(browser().answer(true)).startsWith("Remove the alias stable?");
		browser().until(() -> browser().all("#alias-list li").isEmpty());
		assertThat(others().get("/models/aliases")).hasToString("{\"aliases\":[]}");
		assertThat(browser().consoleErrors()).isEmpty();
	}

	@Test
	void aNameThatIsTakenIsRefusedWithASentence() {
		open("/?taken#models?model=pretrained");
		browser().awaitThat("#model-title", (title) -> title.getText().equals("pretrained"));
		give("pretrained-deep");
		browser().awaitThat("#model-problem", (problem) -> problem.getText().contains("pretrained-deep"));
		assertThat(browser().all("#alias-list li")).isEmpty();
	}

	private void give(String alias) {
		WebElement field = browser().await("#alias-name");
		field.clear();
		field.sendKeys(alias, Keys.ENTER);
	}

}
