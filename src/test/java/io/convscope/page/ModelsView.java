package io.convscope.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.openqa.selenium.Keys;
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

	/**
	 * Moves the slider over the epochs to its start and back: the matrix, the accuracy
	 * and the pictures are those of the first epoch.
	 */
	void seeWhatItMixedUp() throws IOException {
		String now = right();
		this.browser.await("#evaluation-slider").sendKeys(Keys.HOME);
		this.browser.awaitThat("#evaluation-time output", (text) -> text.getText().equals("after epoch 1"));
		this.browser.until(() -> !right().equals(now));
		assertThat(this.browser.address()).contains("epoch=1");
		int onDiagonal = count("#confusion button.right");
		int all = onDiagonal + count("#confusion button.wrong");
		assertThat(right()).isEqualTo(String.format(Locale.ROOT, "%.1f%%", 100.0 * onDiagonal / all));
		WebElement mistake = this.browser.await("#confusion button.wrong:enabled");
		String words = mistake.getDomAttribute("aria-label");
		mistake.click();
		this.browser.awaitThat("#behind-title", (title) -> title.getText().equals(words));
		assertThat(this.browser.all("#behind button")).hasSize(Integer.parseInt(words.split(" ")[0]));
		this.browser.screenshot("evaluation-past");
		this.browser.await("#evaluation-slider").sendKeys(Keys.END);
		this.browser.until(() -> right().equals(now));
		assertThat(this.browser.await("#evaluation-time output").getText()).startsWith("the best, epoch");
	}

	private String right() {
		return this.browser.await("#evaluation-numbers dd").getText();
	}

	private int count(String cells) {
		return this.browser.all(cells)
			.stream()
			.map(WebElement::getText)
			.filter((text) -> !text.isEmpty())
			.mapToInt(Integer::parseInt)
			.sum();
	}

}
