package io.convscope.page;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose run it is: asked once, sent with each run, shown and found.
 */
class PageOwnersIT extends PageTest {

	private static final String RUN = "{'dataset':'shapes','epochs':1,'trainLimit':32}";

	@Test
	void aNameIsAskedOnceAndShownWithTheRuns() throws IOException {
		others().trainToTheEnd(RUN);
		others().trainToTheEnd(RUN);
		open("/?owners");
		browser().await("#runs tr:nth-child(2)");
		assertThat(browser().await("#run-columns").getText()).as("nobody has given a name").doesNotContain("Owner");
		TrainView train = new TrainView(browser());
		train.train(Map.of("owner", "שרה", "epochs", "1", "trainLimit", "32"));
		assertThat(others().get("/train").get("owner").stringValue()).isEqualTo("שרה");
		browser().awaitThat("#runs [data-column=owner]", (cell) -> cell.getText().equals("שרה"));
		assertThat(browser().await("#run-columns").getText()).contains("Owner");
		browser().screenshot("owners");
		assertThat(browser().accessibilityFaults()).isEmpty();
		browser().await("#run-filter").sendKeys("שרה");
		browser().until(() -> browser().all("#runs tr").size() == 1);
		browser().reload();
		train.train(Map.of("epochs", "1", "trainLimit", "32"));
		assertThat(others().get("/train").get("owner").stringValue()).as("it is remembered").isEqualTo("שרה");
		WebElement field = browser().await("#field-owner");
		assertThat(field.getDomProperty("value")).isEqualTo("שרה");
		field.clear();
		browser().reload();
		browser().await("#runs tr");
		assertThat(browser().all("#field-owner").get(0).getDomProperty("value")).as("it is forgotten").isEmpty();
		assertThat(browser().consoleErrors()).isEmpty();
	}

}
