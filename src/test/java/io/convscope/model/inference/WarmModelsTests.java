package io.convscope.model.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.convscope.model.Model;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class WarmModelsTests {

	private static final List<String> LABELS = List.of("a", "b");

	@TempDir
	private Path folder;

	private final CountedNetworks networks = new CountedNetworks();

	private ModelFixtures fixtures;

	private WarmModels warm;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder, this.networks);
		for (int run = 1; run <= 6; run++) {
			this.fixtures.save(run, "shapes", LABELS, run);
		}
		this.warm = warm(List.of());
	}

	private WarmModels warm(List<String> pinned) {
		return new WarmModels(this.fixtures.inference(), this.fixtures.models(), this.fixtures.aliases(),
				new WarmProperties(pinned));
	}

	@AfterEach
	void close() throws IOException {
		this.warm.destroy();
		this.fixtures.close();
	}

	@Test
	void whatMayBeAskedFirstIsLoadedAndStaysSoWhateverElseIsAsked() {
		this.fixtures.aliases().set("stable", "run-1");
		this.warm = warm(List.of("run-2", "gone"));
		this.warm.start();
		assertThat(this.networks.loaded).hasSize(3);
		for (int run = 3; run <= 5; run++) {
			ask(this.fixtures.models().get("run-" + run));
		}
		assertThat(this.networks.loaded).hasSize(6);
		for (String name : List.of("run-1", "run-2", "run-6")) {
			ask(this.fixtures.models().get(name));
		}
		assertThat(this.networks.loaded).hasSize(6);
	}

	@Test
	void aModelIsLoadedBeforeItsAliasStandsForIt() {
		ModelSwitch changes = new ModelSwitch(this.fixtures.models(), this.fixtures.aliases(), this.warm);
		changes.setAlias("stable", "run-1");
		assertThat(this.networks.loaded).hasSize(1);
		changes.choose("run-2");
		assertThat(this.networks.loaded).hasSize(2);
		ask(this.fixtures.models().get("stable"));
		ask(this.fixtures.models().resolve(null));
		assertThat(this.networks.loaded).hasSize(2);
	}

	@Test
	void aModelThatCantAnswerGetsNoAliasAndKeepsNothingFromStarting() throws IOException {
		Files.delete(this.folder.resolve("models/run-6/weights.safetensors"));
		ModelSwitch changes = new ModelSwitch(this.fixtures.models(), this.fixtures.aliases(), this.warm);
		assertThatExceptionOfType(UnreadableWeightsException.class)
			.isThrownBy(() -> changes.setAlias("stable", "run-6"));
		assertThat(this.fixtures.aliases().all()).isEmpty();
		this.warm.start();
	}

	@Test
	void aModelThatBecomesCurrentByItselfIsWarmedUp() {
		this.warm.start();
		Model last = this.fixtures.save(7, "shapes", LABELS, 7);
		assertThat(this.fixtures.models().current()).contains(last);
		await().untilAsserted(() -> assertThat(this.networks.loaded).hasSize(2));
	}

	@Test
	void modelsThatGetNamesTogetherAreLoadedOnceAndPushNothingOut() {
		this.fixtures.models().choose("run-6");
		this.warm.start();
		for (String other : List.of("run-1", "run-2")) {
			ask(this.fixtures.models().get(other));
		}
		List<Model> coming = save(7, 11);
		this.warm.expect(coming);
		coming.forEach(this.warm::prepare);
		assertThat(this.networks.loaded).hasSize(3 + coming.size());
		coming.forEach((each) -> this.fixtures.aliases().set("alias-" + each.runId(), each.id()));
		coming.forEach(this::ask);
		for (String other : List.of("run-1", "run-2", "run-6")) {
			ask(this.fixtures.models().get(other));
		}
		assertThat(this.networks.loaded).hasSize(3 + coming.size());
	}

	@Test
	void noMoreStayLoadedThanThereIsRoomFor() {
		this.fixtures.models().choose("run-6");
		List<Model> coming = save(7, 6 + WarmModels.MOST + 3);
		this.warm.expect(coming);
		coming.forEach(this.warm::prepare);
		assertThat(this.networks.loaded).hasSize(coming.size());
		Model pushedOut = coming.get(WarmModels.MOST - 1);
		coming.stream().filter((each) -> each != pushedOut).forEach(this::ask);
		assertThat(this.networks.loaded).hasSize(coming.size());
		ask(pushedOut);
		assertThat(this.networks.loaded).hasSize(coming.size() + 1);
	}

	private List<Model> save(int from, int to) {
		return IntStream.rangeClosed(from, to)
			.mapToObj((run) -> this.fixtures.save(run, "shapes", LABELS, run))
			.toList();
	}

	private void ask(Model model) {
		InferenceThread.await(this.fixtures.inference().submit(model, (loaded) -> loaded.model()));
	}

	/**
	 * Notes each network that is loaded.
	 */
	private static final class CountedNetworks extends Networks {

		private final List<Network> loaded = new CopyOnWriteArrayList<>();

		@Override
		public Network inference(Architecture architecture, Weights weights) {
			Network network = super.inference(architecture, weights);
			this.loaded.add(network);
			return network;
		}

	}

}
