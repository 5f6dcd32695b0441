package io.convscope.catalog.cost;

import java.util.Arrays;
import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What networks cost, and what their layers see.
 */
class NetworkCostTests {

	@Test
	void isThatOfTheArticle() {
		NetworkCost cost = NetworkCost.of(Architecture.article(10), 32);
		assertThat(cost.parameters()).isEqualTo(896 + 9248 + 4194816 + 5130);
		assertThat(cost.multiplyAdds()).isEqualTo(27L * 32768 + 288L * 32768 + 8192L * 512 + 5120);
		assertThat(cost.trainingBytes()).isEqualTo(cost.layers().stream().mapToLong(LayerCost::trainingBytes).sum());
		assertThat(cost.largest().name()).isEqualTo("fc3");
		assertThat(fields(cost, "conv1", "act1", "conv2", "pool2")).containsExactly(new ReceptiveField(3, 1, -1),
				new ReceptiveField(3, 1, -1), new ReceptiveField(5, 1, -2), new ReceptiveField(6, 2, -2));
		assertThat(fields(cost, "fc3", "softmax")).containsOnly(new ReceptiveField(36, 2, -2));
	}

	@Test
	void growsWithTheBatchUpToAPiece() {
		Architecture article = Architecture.article(10);
		assertThat(NetworkCost.of(article, 64).trainingBytes())
			.isGreaterThan(NetworkCost.of(article, 32).trainingBytes());
		assertThat(NetworkCost.of(article, 1024).trainingBytes())
			.isEqualTo(NetworkCost.of(article, 128).trainingBytes());
	}

	static List<NetworkDescription> networks() {
		return OtherNetworks.all().toList();
	}

	// a pixel counts for a value exactly where it is in the value's field
	@ParameterizedTest
	@MethodSource("networks")
	void aValueSeesItsReceptiveFieldAndNoMore(NetworkDescription network) {
		Architecture architecture = new Architecture(network, 4);
		NetworkCost cost = NetworkCost.of(architecture, 32);
		Weights weights = Weights.initial(architecture, 3);
		int side = architecture.inputShape().width();
		float[] picture = new float[architecture.inputShape().size()];
		Arrays.fill(picture, 0.5f);
		for (int column : new int[] { 0, side / 2, side - 1 }) {
			float[] changed = picture.clone();
			changed[(side / 2) * side + column] = 0.7f;
			requireNothingElseChanged(architecture, cost, weights, picture, changed, column);
		}
	}

	private static void requireNothingElseChanged(Architecture architecture, NetworkCost cost, Weights weights,
			float[] picture, float[] changed, int column) {
		float[] before = picture;
		float[] after = changed;
		for (int i = 0; i < architecture.layers().size(); i++) {
			LayerInfo layer = architecture.layers().get(i);
			before = layer.compute(before, weights);
			after = layer.compute(after, weights);
			ReceptiveField field = cost.layers().get(i).receptiveField();
			for (int at = 0; at < before.length; at++) {
				int start = field.offset() + at % layer.width() * field.jump();
				boolean inside = column >= start && column < start + field.size();
				assertThat(inside || before[at] == after[at]).as(layer.name() + " " + at).isTrue();
			}
		}
	}

	private static List<ReceptiveField> fields(NetworkCost cost, String... layers) {
		return Arrays.stream(layers)
			.map((name) -> cost.layers().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow())
			.map(LayerCost::receptiveField)
			.toList();
	}

}
