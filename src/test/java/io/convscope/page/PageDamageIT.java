package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a service that found files in its home that are not as it wrote them.
 */
class PageDamageIT extends PageTest {

	@BeforeAll
	static void damage() throws IOException {
		Path models = Files.createDirectories(home.resolve("models"));
		Files.writeString(models.resolve("current"), "\"gone");
		Files.writeString(Files.createDirectory(models.resolve("mine")).resolve("model.json"), "{");
	}

	@Test
	void whatIsWrongWithTheModelsIsToldAmongThem() throws IOException {
		open("/#models");
		browser().await("#model-damages");
		assertThat(browser().all("#model-damages bdi:first-child")).extracting(WebElement::getText)
			.containsExactlyInAnyOrder("models/current", "models/mine");
		assertThat(browser().await("#model-damages").getText()).contains("DELETE /models/mine", "PUT /models/current");
		browser().screenshot("damages");
		assertThat(browser().accessibilityFaults()).isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

}
