package io.convscope.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a service that has a cluster, which refuses the run in the end; Spark is a
 * script here.
 */
@DisabledOnOs(OS.WINDOWS)
class PageClusterIT extends PageTest {

	private static final String REFUSAL = "The cluster has no room for it.";

	@TempDir
	private static Path spark;

	@DynamicPropertySource
	static void haveACluster(DynamicPropertyRegistry registry) throws IOException {
		Path submit = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
		Files.writeString(submit, "#!/bin/sh\nuntil [ -e '" + spark.resolve("refuse") + "' ]; do sleep 0.1; done\n"
				+ "echo '" + REFUSAL + "' >&2\nexit 1\n");
		assertThat(submit.toFile().setExecutable(true)).isTrue();
		Path job = Files.write(spark.resolve("job.jar"), new byte[0]);
		registry.add("convscope.spark.master", () -> "spark://there:7077");
		registry.add("convscope.spark.home", spark::toString);
		registry.add("convscope.spark.jar", job::toString);
	}

	@Test
	void aRunIsSubmittedAndRefused() throws IOException {
		open("/");
		new TrainView(browser()).start(Map.of("workers", "2", "epochs", "3"));
		browser().awaitThat("#run [data-field=state]", (state) -> state.getText().equals("submitted"));
		browser().awaitThat("#run", (run) -> run.getText().contains("Submitted to the cluster"));
		assertThat(browser().await("#run-actions [data-action=cancel]").isDisplayed()).isTrue();
		assertThat(browser().all("#run-actions [data-action=rate]")).noneMatch(WebElement::isDisplayed);
		browser().screenshot("cluster-submitted");
		Files.createFile(spark.resolve("refuse"));
		browser().awaitThat("#run", (run) -> run.getText().contains("The cluster did not train it: " + REFUSAL));
		browser().screenshot("cluster-refused");
		assertThat(browser().await("#run [data-field=state]").getDomAttribute("data-state")).isEqualTo("FAILED");
	}

}
