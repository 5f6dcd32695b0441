package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.TensorShape;
import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.histogram.EpochHistograms;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.StopRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A run trains the network that it was asked for, whatever its layers are.
 */
class AnyNetworkTests {

	private static final int STEPS_AN_EPOCH = 4;

	private static final WatchedNetworks NETWORKS = new WatchedNetworks();

	@TempDir
	private Path folder;

	static Stream<NetworkDescription> networks() {
		return OtherNetworks.all();
	}

	@ParameterizedTest
	@MethodSource("networks")
	void goesOnAfterARestartAsIfItHadNeverStopped(NetworkDescription network) throws IOException {
		Weights undisturbed = train(network, this.folder.resolve("undisturbed"), 0);
		Weights resumed = train(network, this.folder.resolve("resumed"), STEPS_AN_EPOCH + 2);
		assertThat(resumed.tensors()).hasSameSizeAs(undisturbed.tensors());
		assertThat(undisturbed.tensors())
			.allSatisfy((each) -> assertThat(Arrays.equals(resumed.get(each.name()).values(), each.values())).isTrue());
	}

	private static Weights train(NetworkDescription network, Path folder, int stopAt) throws IOException {
		if (stopAt > 0) {
			try (TrainingHome home = new TrainingHome(folder, NETWORKS, shapes())) {
				stopAt(stopAt, home);
				start(home, network);
				home.start();
				home.await(1, RunState.INTERRUPTED);
				assertThat(checkpoint(home).network()).isEqualTo(network);
			}
		}
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(folder, NETWORKS, shapes()).start()) {
			if (home.runs().list().isEmpty()) {
				start(home, network);
			}
			Run run = home.await(1, RunState.COMPLETED);
			assertThat(run.network()).isEqualTo(network);
			assertThat(run.notice()).isNull();
		}
		try (TrainingHome home = new TrainingHome(folder, NETWORKS, shapes())) {
			Model model = home.models().get("run-1");
			assertThat(model.network()).isEqualTo(network);
			assertThat(home.run(1).network()).isEqualTo(network);
			Weights weights = home.models().weights(model);
			weights.requireFit(model.architecture());
			assertHistograms(home.runs().get("1").histograms().read(2, 100, UnaryOperator.identity()),
					model.architecture());
			return weights;
		}
	}

	private static void assertHistograms(List<EpochHistograms> epochs, Architecture architecture) {
		List<String> learned = architecture.parameters().stream().map(TensorShape::name).toList();
		assertThat(epochs).extracting(EpochHistograms::epoch).containsExactly(0, 1, 2);
		for (EpochHistograms epoch : epochs) {
			assertThat(epoch.weights()).containsOnlyKeys(learned);
			architecture.parameters()
				.forEach((shape) -> assertThat(Arrays.stream(epoch.weights().get(shape.name()).counts()).sum())
					.isEqualTo(shape.size()));
			assertThat(epoch.activations().get("softmax").min()).isGreaterThanOrEqualTo(0);
			assertThat(epoch.activations().get("softmax").mean()).isCloseTo(1f / architecture.classes(), within(1e-6f));
		}
		assertThat(epochs.get(0).gradients()).isEmpty();
		assertThat(epochs.get(2).gradients()).containsOnlyKeys(learned);
	}

	private static Checkpoint checkpoint(TrainingHome home) {
		return Objects.requireNonNull(home.runs().get("1").checkpoints().read().checkpoint());
	}

	@Test
	void theArticlesNetworkIsNotNamedInFiles() {
		assertThat(NetworkMetadata.of(NetworkDescription.article())).isEmpty();
		NetworkDescription small = OtherNetworks.smallGray();
		assertThat(NetworkMetadata.read(NetworkMetadata.of(small))).isEqualTo(small);
	}

	private static void start(TrainingHome home, NetworkDescription network) {
		home.runs()
			.start(new RunRequest("a run", "shapes", "quick", new TrainingSettings(2, 20, 0.01, 0.9, 42, 70), network));
	}

	private static Dataset shapes() {
		Dataset shapes = DatasetFixtures.shapes();
		return new Dataset(shapes.name(), shapes.labels(), shapes.train(), shapes.test().first(50));
	}

	private static void stopAt(int step, TrainingHome home) {
		AtomicInteger steps = new AtomicInteger();
		NETWORKS.stepDone = () -> {
			if (steps.incrementAndGet() == step) {
				home.runs().get("1").stop().request(StopRequest.Cause.SHUTDOWN);
			}
		};
	}

}
