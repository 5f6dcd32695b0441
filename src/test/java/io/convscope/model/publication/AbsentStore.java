package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.convscope.CapturedLog;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.ModelFixtures;
import io.convscope.settings.Role;
import io.convscope.settings.RoleProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A store that is away for a while, with a service that publishes there and replicas of
 * three kinds: one that runs, one that starts with the copies of an earlier process, and
 * one that starts with nothing.
 *
 * @param folder for their homes
 * @param store the store, which is empty
 */
record AbsentStore(Path folder, ObjectStore store) {

	private static final List<String> LABELS = List.of("cat", "dog");

	/**
	 * Takes the store away and brings it back.
	 * @param away takes it away
	 * @param back brings it back with all that it had
	 */
	void isNoLossForReplicas(Step away, Step back) throws IOException {
		try (ModelFixtures trainer = new ModelFixtures(this.folder.resolve("trainer"));
				Replica runs = replica("runs")) {
			Publisher publisher = publisher(trainer);
			Model first = trainer.save(1, "shapes", LABELS, 1);
			trainer.aliases().set("stable", "run-1");
			publisher.look();
			float[] answer = answer(runs.look());
			try (Replica before = replica("restarts")) {
				before.look();
			}
			away.take();
			goesOn(runs, answer);
			startsNotReady();
			startsNotReadyAtAnotherStore();
			Model second = trainer.save(2, "shapes", LABELS, 2);
			trainer.aliases().set("stable", "run-2");
			try (Replica restarts = replica("restarts")) {
				assertThat(restarts.look().models().list()).containsExactly(first);
				goesOn(restarts, answer);
				back.take();
				publisher.look();
				for (Replica each : List.of(runs, restarts)) {
					await().atMost(Duration.ofMinutes(2))
						.until(() -> each.look().models().list(), List.of(first, second)::equals);
					assertThat(each.look().models().get("stable")).isEqualTo(second);
					assertThat(each.watch().health().getDetails()).doesNotContainKeys("problem", "unreachableSeconds");
				}
			}
			publisher.destroy();
		}
	}

	private Replica replica(String name) {
		return new Replica(this.folder.resolve(name), this.store);
	}

	private Publisher publisher(ModelFixtures trainer) {
		Clock clock = Clock.systemUTC();
		return new Publisher(this.store, new StoreProperties(this.store.toString(), List.of(), null, null),
				trainer.models().known(), trainer.weights(), trainer.damages(),
				new StoreWatch(this.store, new RoleProperties(Role.ALL), clock), trainer.home(), JsonMapper.shared(),
				clock);
	}

	private static float[] answer(ModelFixtures replica) {
		return InferenceThread.await(replica.inference()
			.submit(replica.models().get("stable"),
					(loaded) -> loaded.network().logits(new float[loaded.model().pictureSize().values()], 1)));
	}

	private static void goesOn(Replica replica, float[] answer) {
		replica.look();
		try (CapturedLog log = new CapturedLog(StoreWatch.class.getName())) {
			assertThat(answer(replica.look())).containsExactly(answer);
			assertThat(log.messages()).as("it is said once").isEmpty();
		}
		Health health = replica.watch().health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsKey("unreachableSeconds").containsEntry("revision", 1L);
		assertThat(health.getDetails().get("problem")).asString().contains("can't be used");
	}

	private void startsNotReady() throws IOException {
		try (CapturedLog log = new CapturedLog(StoreWatch.class.getName()); Replica starts = replica("starts")) {
			assertThat(starts.look().models().list()).isEmpty();
			starts.look();
			assertThat(log.messages()).singleElement().asString().contains("can't be used", "tried again");
			Health health = starts.watch().health();
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails().get("problem")).asString().contains(this.store.addressOf(ObjectStore.INDEX));
		}
	}

	private void startsNotReadyAtAnotherStore() throws IOException {
		try (Replica moved = new Replica(this.folder.resolve("restarts"), new FolderStore(this.folder.resolve("no")))) {
			moved.look();
			assertThat(moved.watch().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		}
	}

	/**
	 * What is done to the store.
	 */
	interface Step {

		void take() throws IOException;

	}

}
