package io.convscope.page;

import java.nio.file.Path;

import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view of the models and how they do.
 *
 * @param browser where it is open
 */
record ModelsView(Browser browser) {

	/**
	 * Imports a model that has learned shapes.
	 * @param file its weights
	 * @param name what it is to be called
	 */
	void importModel(Path file, String name) {
		this.browser.await(".tabs a[data-tab=models]").click();
		WebElement form = this.browser.all("#import-form").get(0);
		if (!form.isDisplayed()) {
			this.browser.await(".import summary").click();
		}
		this.browser.await("#import-file").sendKeys(file.toString());
		WebElement field = this.browser.await("#import-name");
		field.clear();
		field.sendKeys(name);
		this.browser.await("#import-dataset").sendKeys("shapes");
		this.browser.await("#import-start").click();
	}

	void openConfusionCell() {
		this.browser.await(".tabs a[data-tab=models]").click();
		this.browser.await("#model-list [data-model=run-1]").click();
		this.browser.awaitThat("#model-title", (title) -> title.getText().equals("run-1"));
		WebElement cell = this.browser.await("#confusion button:enabled");
		String words = cell.getDomAttribute("aria-label");
		cell.click();
		this.browser.awaitThat("#behind-title", (title) -> title.getText().equals(words));
		this.browser.await("#behind button img");
		this.browser.await("#snippet-languages button");
		assertThat(this.browser.await("#snippet-text").getText()).contains("http://127.0.0.1:", "run-1");
		this.browser.back();
		this.browser.awaitThat("#behind-title", (title) -> !title.getText().equals(words));
	}

}
