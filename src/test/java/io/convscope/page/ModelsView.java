package io.convscope.page;

import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view of the models and how they do.
 *
 * @param browser where it is open
 */
record ModelsView(Browser browser) {

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
