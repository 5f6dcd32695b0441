package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Samples;
import io.convscope.model.store.ModelFixtures;
import io.convscope.training.cluster.Cluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunRequestsTests {

	@ParameterizedTest
	@ValueSource(strings = { "article", "deep" })
	void aDataSetThatCantBeTrainedOnIsRefusedBeforeItsNetworkIsMade(String network, @TempDir Path folder)
			throws IOException {
		Samples none = new Samples(CIFAR10, new byte[0], new byte[0]);
		try (ModelFixtures fixtures = new ModelFixtures(folder)) {
			RunRequests requests = new RunRequests(fixtures.models(),
					DatasetCatalog.of(new Dataset("bare", List.of(), none, none)), fixtures.catalog(),
					fixtures.networks(), new TrainingMemory(Long.MAX_VALUE, Long.MAX_VALUE), Cluster.none());
			assertThatThrownBy(() -> requests
				.complete(JsonNodeFactory.instance.objectNode().put("dataset", "bare").put("network", network)))
				.hasMessageContaining("bare")
				.hasMessageContaining("labels");
		}
	}

}
