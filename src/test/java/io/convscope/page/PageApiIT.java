package io.convscope.page;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page with the description of the API, on which each call can be tried.
 */
class PageApiIT extends PageTest {

	private static final String OTHER_HOSTS = """
			return JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name)
				.filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:')))
			""";

	private static final String PREDICT = "#operations-Predict-predict";

	@Test
	void aCallIsTried() throws IOException {
		open("/api");
		browser().await(PREDICT + " .opblock-summary-control").click();
		WebElement sample = browser().await(PREDICT + " tr[data-param-name=sample] input");
		browser().screenshot("api");
		sample.sendKeys("shapes/test/0");
		browser().await(PREDICT + " .execute").click();
		WebElement status = browser().await(PREDICT + " .live-responses-table tbody td.response-col_status");
		assertThat(status.getText()).startsWith("200");
		assertThat(browser().await(PREDICT + " .live-responses-table code").getText()).contains("\"predictions\"");
		browser().screenshot("api-tried");
		assertThat(browser().consoleErrors()).isEmpty();
		assertThat(browser().text(OTHER_HOSTS)).isEqualTo("[]");
	}

	@Test
	void theStartPageLeadsHere() {
		open("/?lang=en");
		browser().await("footer a[href=api]").click();
		browser().await("#operations-Train-train");
		assertThat(browser().address()).endsWith("/api");
		JsonNode document = new JsonMapper()
			.readTree(browser().text("return fetch('openapi.json').then((it) => it.text())"));
		assertThat(document.at("/info/version").stringValue()).doesNotContain("@").isNotBlank();
	}

}
