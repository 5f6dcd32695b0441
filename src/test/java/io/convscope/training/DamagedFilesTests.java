package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Files of runs that are not as they were written: the service starts, says what is
 * damaged where the user sees it, and changes nothing else.
 */
class DamagedFilesTests {

	private static final TrainingProperties PROPERTIES = new TrainingProperties(10, Duration.ofMinutes(5), false);

	private static final int FLIPS = 60;

	private final ScriptedNetworks networks = new ScriptedNetworks();

	@TempDir
	private Path folder;

	private Path root;

	private List<Run> whole;

	private Metrics metrics;

	@BeforeEach
	void train() throws IOException {
		this.root = this.folder.resolve("home");
		this.networks.zeros = new int[] { 1, 2, 3, 4 };
		try (TrainingHome home = open().start()) {
			start(home, 1);
			home.await(1, RunState.COMPLETED);
			AtomicInteger steps = new AtomicInteger();
			this.networks.step = () -> {
				// in its second epoch, so that it has a checkpoint
				if (steps.incrementAndGet() == 2) {
					home.runs().pause("2");
				}
			};
			start(home, 2);
			home.await(2, RunState.PAUSED);
			this.networks.step = () -> {
			};
			this.whole = home.runs().list();
			this.metrics = home.runs().get("2").metrics().snapshot();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "run.json", "metrics.jsonl", "states.jsonl" })
	void noFlippedByteGoesUnnoticed(String name) throws IOException {
		Path file = this.root.resolve("runs/2").resolve(name);
		Path sound = this.folder.resolve("sound");
		FileSystemUtils.copyRecursively(this.root.resolve("runs/2"), sound);
		byte[] content = Files.readAllBytes(file);
		for (int place = 0; place < content.length; place += 1 + content.length / FLIPS) {
			byte[] damaged = content.clone();
			damaged[place] ^= (byte) (1 << place % 8);
			Files.write(file, damaged);
			assertSoundOrTold(name, place);
			FileSystemUtils.deleteRecursively(this.root.resolve("runs/2"));
			FileSystemUtils.copyRecursively(sound, this.root.resolve("runs/2"));
		}
	}

	private void assertSoundOrTold(String name, int place) throws IOException {
		try (TrainingHome home = open()) {
			assertThat(home.run(1)).isEqualTo(this.whole.get(0));
			Run run = home.run(2);
			boolean told = run.notice() != null && run.notice().contains(name)
					|| run.reason() != null && run.reason().contains(name);
			if (!told) {
				assertThat(run).as("byte %d", place).isEqualTo(this.whole.get(1));
				assertThat(home.runs().get("2").metrics().snapshot()).isEqualTo(this.metrics);
			}
		}
	}

	@Test
	void aRunWhoseFileIsDamagedIsRestoredFromItsHistoryAndGoesOn() throws IOException {
		flip("runs/2/run.json");
		try (TrainingHome home = open().start()) {
			assertThat(home.run(2).state()).isEqualTo(RunState.PAUSED);
			assertThat(home.run(2).notice()).contains("run.json was damaged and is set aside as run.json.damaged",
					"restored");
			assertThat(this.root.resolve("runs/2/run.json.damaged")).exists();
			home.runs().resume("2");
			assertThat(home.await(2, RunState.COMPLETED).notice()).contains("run.json.damaged");
			assertThat(home.runs().get("2").metrics().snapshot().epochs()).extracting(EpochResult::epoch)
				.containsExactly(1, 2);
		}
	}

	@Test
	void aRunOfWhichNothingIsLeftIsShownAsFailedAndLeftAlone() throws IOException {
		flip("runs/2/run.json");
		Files.delete(this.root.resolve("runs/2/states.jsonl"));
		byte[] damaged = Files.readAllBytes(this.root.resolve("runs/2/run.json"));
		for (int start = 0; start < 2; start++) {
			try (TrainingHome home = open()) {
				Run run = home.run(2);
				assertThat(run.state()).isEqualTo(RunState.FAILED);
				assertThat(run.reason()).contains("runs/2/run.json is damaged", "checksum", "DELETE /runs/2");
			}
			assertThat(this.root.resolve("runs/2/run.json")).hasBinaryContent(damaged);
			assertThat(this.root.resolve("runs/2/checkpoint.safetensors")).exists();
			assertThat(this.root.resolve("runs/2/states.jsonl")).doesNotExist();
		}
		try (TrainingHome home = open()) {
			home.runs().delete("2");
			start(home, 1);
			assertThat(home.runs().list()).extracting(Run::id).containsExactly(1, 3);
		}
		assertThat(this.root.resolve("runs/2")).isEmptyDirectory();
	}

	@Test
	void aFileThatIsRestoredWhileTheServiceRunsIsNotWrittenOver() throws IOException {
		byte[] good = Files.readAllBytes(this.root.resolve("runs/2/run.json"));
		flip("runs/2/run.json");
		Files.delete(this.root.resolve("runs/2/states.jsonl"));
		try (TrainingHome home = open()) {
			Files.write(this.root.resolve("runs/2/run.json"), good);
			assertThatThrownBy(() -> home.runs().get("2").rename("another"))
				.isInstanceOf(IllegalRunStateException.class)
				.hasMessageContaining("can't be renamed");
			assertThat(this.root.resolve("runs/2/run.json")).hasBinaryContent(good);
		}
	}

	@Test
	void aFileThatNamesAnotherRunHarmsNeither() throws IOException {
		Files.copy(this.root.resolve("runs/2/run.json"), this.root.resolve("runs/1/run.json"),
				StandardCopyOption.REPLACE_EXISTING);
		Files.delete(this.root.resolve("runs/1/states.jsonl"));
		try (TrainingHome home = open()) {
			assertThat(home.run(1).state()).isEqualTo(RunState.FAILED);
			assertThat(home.run(1).reason()).contains("runs/1/run.json is damaged (it belongs to run 2)");
			assertThat(home.run(2)).isEqualTo(this.whole.get(1));
			assertThat(this.root.resolve("runs/2/checkpoint.safetensors")).exists();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "run.json", "metrics.jsonl", "states.jsonl" })
	void aFileThatCantBeReadAtAllKeepsNothingFromStarting(String name) throws IOException {
		Path file = this.root.resolve("runs/2").resolve(name);
		Files.delete(file);
		Files.createDirectory(file);
		try (TrainingHome home = open()) {
			assertThat(home.run(1)).isEqualTo(this.whole.get(0));
			assertThat(home.run(2).notice() + home.run(2).reason()).contains(name);
		}
	}

	@Test
	void linesOfInvalidBytesAreLeftOut() throws IOException {
		Path file = this.root.resolve("runs/2/metrics.jsonl");
		byte[] content = Files.readAllBytes(file);
		Arrays.fill(content, 3, 9, (byte) 0xFF);
		Files.write(file, content);
		try (TrainingHome home = open()) {
			assertThat(home.run(2).notice()).contains("metrics.jsonl is damaged: 1 of its lines");
			Metrics left = home.runs().get("2").metrics().snapshot();
			assertThat(left.epochs().size() + left.points().size())
				.isEqualTo(this.metrics.epochs().size() + this.metrics.points().size() - 1);
		}
	}

	private void flip(String name) throws IOException {
		Path file = this.root.resolve(name);
		byte[] content = Files.readAllBytes(file);
		content[content.length / 2] ^= 1;
		Files.write(file, content);
	}

	private TrainingHome open() {
		return new TrainingHome(this.root, this.networks, RunFixtures.numbered(), PROPERTIES);
	}

	private static void start(TrainingHome home, int epochs) {
		home.runs().start(new RunRequest("a run", "numbered", "quick", RunFixtures.settings(epochs, 20)));
	}

}
