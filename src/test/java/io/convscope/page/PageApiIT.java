package io.convscope.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

	@TempDir
	private Path folder;

	@Test
	void aCallIsTried() throws IOException {
		open("/api");
		browser().await(PREDICT + " .opblock-summary-control").click();
		browser().await(PREDICT + " .json-schema-form-item-add");
		browser().screenshot("api");
		browser().await(PREDICT + " .json-schema-form-item-add").click();
		browser().await(PREDICT + " input[type=file]").sendKeys(shape().toString());
		browser().await(PREDICT + " .execute").click();
		WebElement status = browser().await(PREDICT + " .live-responses-table tbody td.response-col_status");
		assertThat(status.getText()).startsWith("200");
		assertThat(browser().await(PREDICT + " .live-responses-table code").getText()).contains("\"predictions\"");
		browser().screenshot("api-tried");
		assertThat(browser().consoleErrors()).isEmpty();
		assertThat(browser().text(OTHER_HOSTS)).isEqualTo("[]");
	}

	private Path shape() throws IOException {
		Path file = this.folder.resolve("shape.png");
		URI address = URI.create("http://127.0.0.1:" + this.port + "/datasets/shapes/samples/test/0");
		try (InputStream in = address.toURL().openStream()) {
			Files.copy(in, file);
		}
		return file;
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
