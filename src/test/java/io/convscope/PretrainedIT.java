package io.convscope;

import java.nio.file.Path;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.evaluation.Accuracy;
import io.convscope.evaluation.Evaluator;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.Models;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The model that comes with the service is as good as its description says.
 */
@Tag("ci")
@SpringBootTest
@DirtiesContext
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_DATASET_CIFAR10_SOURCE", matches = ".+",
		disabledReason = "CONVSCOPE_DATASET_CIFAR10_SOURCE does not say where the archive is")
class PretrainedIT {

	@TempDir
	static Path home;

	@DynamicPropertySource
	static void useOwnHome(DynamicPropertyRegistry registry) {
		registry.add("convscope.home", () -> home.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pretrained", "pretrained-deep" })
	void isAsGoodAsItsDescriptionSays(String id, @Autowired Models models, @Autowired InferenceThread inference,
			@Autowired Evaluator evaluator, @Autowired DatasetCatalog datasets) throws InterruptedException {
		Model model = models.get(id);
		var pictures = datasets.load("cifar10").test();
		Accuracy accuracy = inference
			.submit(model, (loaded) -> evaluator.accuracy(loaded.network(), pictures, () -> false).orElseThrow())
			.join();
		// the weights were rounded to half precision after they were measured
		assertThat(accuracy.share()).isCloseTo(model.testAccuracy(), within(0.003));
	}

}
