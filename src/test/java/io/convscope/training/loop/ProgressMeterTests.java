package io.convscope.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import io.convscope.home.ConvscopeHome;
import io.convscope.model.TrainingSettings;
import io.convscope.network.engine.Engine;
import io.convscope.training.RunFixtures;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingRun;
import io.convscope.training.run.TrainingTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Progress that outlives the process.
 */
class ProgressMeterTests {

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void everyFinishedEpochIsOnDiskWhenItIsShown() {
		RunStore store = new RunStore(this.home, new JsonMapper());
		TrainingSettings settings = new TrainingSettings(3, 32, 0.01, 0.9, 42, null);
		Run queued = Run.queued(1, new RunRequest("a run", "shapes", "quick", settings), Engine.DL4J, Instant.EPOCH, 1);
		TrainingRun run = new TrainingRun(queued, store.folder(1), Clock.systemUTC());
		run.start(Engine.ONEDNN, 1);
		TrainingTime time = new TrainingTime(settings, 0, System::nanoTime);
		ProgressMeter meter = new ProgressMeter(run, TrainingData.of(RunFixtures.numbered(), settings, 42), time);
		meter.onStart(new TrainingState(Position.START, time));
		meter.onEpoch(epoch(new EpochResult(1, 1.5, 0.4, null, 0.5, 1, 1, 64)));
		meter.onEpoch(epoch(new EpochResult(2, 1.25, 0.45, null, 0.375, 1, 1, 64)));
		assertThat(run.snapshot().progress().epoch()).isEqualTo(2);
		assertThat(store.read().whole()).containsExactly(run.snapshot());
	}

	private static TrainedEpoch epoch(EpochResult result) {
		return new TrainedEpoch(result, null, null);
	}

}
