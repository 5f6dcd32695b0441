package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.model.TrainingSettings;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run says, and what becomes of its history, when it goes on.
 */
class ResumptionTests {

	private final ScriptedNetworks networks = new ScriptedNetworks();

	@TempDir
	private Path folder;

	private TrainingHome home;

	@BeforeEach
	void pauseInTheSecondEpoch() {
		this.networks.zeros = new int[] { 1, 2, 3 };
		this.home = new TrainingHome(this.folder, this.networks, dataset((byte) 0));
		this.networks.step = () -> {
			if (this.home.run(1).progress().epoch() == 1) {
				this.home.runs().pause("1");
			}
		};
		this.home.runs()
			.start(new RunRequest("a run", "zeros", "quick", new TrainingSettings(3, 2, 0.01, 0.9, 42, null)));
		this.home.start();
		this.home.await(1, RunState.PAUSED);
		this.networks.step = () -> {
		};
	}

	@AfterEach
	void close() throws IOException {
		this.home.close();
	}

	@Test
	void saysNothingWhereAllIsWell() {
		Run run = resume();
		assertThat(run.notice()).isNull();
		assertThat(run.threads()).isEqualTo(2);
		assertHistoryIsWhole();
	}

	@Test
	void saysThatAnotherCountOfThreadsChangesTheLastDigits() {
		this.networks.threads = 1;
		Run run = resume();
		assertThat(run.notice()).contains("on 2 threads", "on 1:", "last digits");
		assertThat(run.threads()).isEqualTo(1);
	}

	@Test
	void saysThatThePicturesHaveChanged() throws IOException {
		this.home.close();
		this.home = new TrainingHome(this.folder, this.networks, dataset((byte) 1)).start();
		assertThat(resume().notice()).isEqualTo("The pictures of zeros have changed since the run started: "
				+ "its figures from before and from now on are of different pictures.");
		assertHistoryIsWhole();
	}

	@Test
	void saysNothingOverTheSamePicturesInANewProcess() throws IOException {
		this.home.close();
		this.home = new TrainingHome(this.folder, this.networks, dataset((byte) 0)).start();
		assertThat(resume().notice()).isNull();
		assertHistoryIsWhole();
	}

	@Test
	void saysThatItStartsAnewWithoutACheckpoint() throws IOException {
		Files.delete(this.folder.resolve("runs/1/checkpoint.safetensors"));
		Files.deleteIfExists(this.folder.resolve("runs/1/checkpoint-before.safetensors"));
		assertThat(resume().notice()).isEqualTo("There was no checkpoint to go on from: the run started anew.");
		assertHistoryIsWhole();
	}

	@Test
	void takesOutWhatCameAfterTheCheckpoint() throws IOException {
		String lines = """
				{"epoch":null,"point":{"step":4,"epoch":2.0,"loss":7.0}}
				{"epoch":{"epoch":2,"loss":7,"trainAccuracy":0,"testAccuracy":1,"seconds":1,"evaluationSeconds":1,\
				"picturesPerSecond":1},"point":null}
				""";
		Path file = this.folder.resolve("runs/1/metrics.jsonl");
		Files.writeString(file, lines, StandardOpenOption.APPEND);
		assertThat(resume().notice()).isNull();
		assertHistoryIsWhole();
		assertThat(Files.readString(file)).doesNotContain("\"loss\":7");
	}

	// four pictures, all of whose values are 0 but the last one of all
	private static Dataset dataset(byte last) {
		byte[] pictures = new byte[4 * CIFAR10.values()];
		pictures[pictures.length - 1] = last;
		Samples samples = new Samples(CIFAR10, pictures, new byte[4]);
		return new Dataset("zeros", List.of("zero", "one"), samples, samples);
	}

	private Run resume() {
		this.home.runs().resume("1");
		return this.home.await(1, RunState.COMPLETED);
	}

	private void assertHistoryIsWhole() {
		Metrics metrics = this.home.runs().get("1").metrics().snapshot();
		assertThat(metrics.epochs()).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
		assertThat(metrics.epochs()).extracting(EpochResult::testAccuracy).containsExactly(0.25, 0.5, 0.75);
		assertThat(metrics.points()).extracting(LossPoint::step).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
		assertThat(this.home.models().get("run-1").epoch()).isEqualTo(3);
	}

}
