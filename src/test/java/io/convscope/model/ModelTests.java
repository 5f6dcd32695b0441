package io.convscope.model;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known of a model.
 */
class ModelTests {

	@Test
	void itsComponentsAloneAreWrittenButNotTheArticlesNetworkNorWhatIsUnknown() {
		Model model = Model.imported("mine", null, List.of("cat", "dog"), NetworkDescription.article(), Instant.EPOCH);
		assertThat(new JsonMapper().valueToTree(model).propertyNames())
			.containsExactlyInAnyOrderElementsOf(Stream.of(Model.class.getRecordComponents())
				.map(RecordComponent::getName)
				.filter((name) -> !Set.of("network", "familiarity").contains(name))
				.toList());
	}

}
