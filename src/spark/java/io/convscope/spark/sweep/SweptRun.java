package io.convscope.spark.sweep;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.evaluation.Evaluator;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import io.convscope.network.engine.Networks;
import io.convscope.spark.Engine;
import io.convscope.spark.JobModel;
import io.convscope.spark.RemoteFile;
import io.convscope.spark.TemporaryHome;
import io.convscope.spark.dataset.JobDataset;
import io.convscope.training.cluster.Cluster;
import io.convscope.training.loop.Trainer;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunEnding;
import io.convscope.training.run.RunFolder;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.SweepPlace;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of a sweep, as a task: trained in a home of its own, whose files are then put
 * into that of the results. The file that makes it a run comes last, so that a task that
 * dies leaves none.
 *
 * @param number which one, from 1, and its number as a run
 * @param json the complete request
 * @param dataset what it learns from
 * @param output the home of the results
 */
record SweptRun(int number, String json, JobDataset dataset, String output) implements Serializable {

	private static final String RUN = "run.json";

	private static final int LAST_ATTEMPT = 3;

	SweptRun(int number, RunRequest request, JobDataset dataset, String output) {
		this(number, JsonMapper.shared().writeValueAsString(request), dataset, output);
	}

	/**
	 * Trains, unless that is done.
	 * @param start the model that runs start from, unless it comes with the service; none
	 * or one
	 * @param files of the file systems
	 * @return what came of it, in a line
	 */
	String train(List<JobModel> start, Configuration files) throws IOException {
		RemoteFile results = new RemoteFile(this.output, files);
		Optional<byte[]> there = folder(results).below(RUN).readIfThere();
		if (there.isPresent()) {
			return told(read(there.get(), Run.class), digest(results));
		}
		try (TemporaryHome temporary = new TemporaryHome()) {
			String told = trainIn(temporary.home(), start, files);
			put(temporary.home(), results);
			return told;
		}
	}

	private String trainIn(ConvscopeHome home, List<JobModel> start, Configuration files) throws IOException {
		RunRequest request = JsonMapper.shared().readValue(this.json, RunRequest.class);
		Clock clock = Clock.systemUTC();
		Models models = Models.of(home);
		String from = request.settings().from();
		if (from != null && models.find(from).isEmpty()) {
			start.get(0).putInto(models, from);
		}
		Networks networks = Engine.networks();
		RunFolder folder = new RunStore(home, JsonMapper.shared()).folder(this.number);
		Run queued = Run.queued(this.number, request, networks.engine(), clock.instant(), this.number)
			.ofSweep(new SweepPlace(1, this.number), null);
		folder.create(queued);
		TrainingRun run = new TrainingRun(queued, folder, clock);
		new Trainer(DatasetCatalog.of(this.dataset.load(files)), networks,
				new Evaluator(), models, new RunEnding(models, clock),
				new TrainingProperties(1, Duration.ofMinutes(5), false), Cluster.none(), clock)
			.train(run);
		Run ended = run.snapshot();
		if (!ended.state().isFinal()) {
			ended = giveUp(ended, folder, clock);
		}
		return told(ended, models.find(Model.idOf(this.number)).map(Model::digest));
	}

	private static String told(Run ended, Optional<String> digest) {
		return String.format(Locale.ROOT, "run %d is %s: test accuracy %.4f, %s", ended.id(), ended.state(),
				ended.progress().testAccuracy(), digest.orElse("no model"));
	}

	private Optional<String> digest(RemoteFile results) throws IOException {
		Optional<byte[]> model = results.below("models").below(Model.idOf(this.number)).below("model.json").readIfThere();
		return model.isPresent() ? Optional.ofNullable(read(model.get(), Model.class).digest()) : Optional.empty();
	}

	private static <T> T read(byte[] file, Class<T> type) throws IOException {
		return JsonMapper.shared().readValue(Checksum.open(file), type);
	}

	// another attempt may succeed; after the last, the other runs are still to be had
	private static Run giveUp(Run stopped, RunFolder folder, Clock clock) {
		if (TaskContext.get().attemptNumber() < LAST_ATTEMPT) {
			throw new IllegalStateException("Run " + stopped.id() + " is " + stopped.state() + ": " + stopped.reason());
		}
		Run failed = stopped.ended(RunState.FAILED, stopped.reason(), clock.instant());
		folder.write(failed);
		return failed;
	}

	private RemoteFile folder(RemoteFile results) {
		return results.below("runs").below(Integer.toString(this.number));
	}

	private void put(ConvscopeHome home, RemoteFile results) throws IOException {
		String model = Model.idOf(this.number);
		putAll(home.models().resolve(model), results.below("models").below(model));
		putAll(home.runs().resolve(Integer.toString(this.number)), folder(results));
	}

	private static void putAll(Path from, RemoteFile to) throws IOException {
		if (!Files.isDirectory(from)) {
			return;
		}
		try (Stream<Path> below = Files.walk(from)) {
			Comparator<Path> runLast = Comparator.comparing((file) -> file.endsWith(RUN));
			List<Path> all = below.filter(Files::isRegularFile).sorted(runLast).toList();
			for (Path file : all) {
				RemoteFile target = to;
				for (Path part : from.relativize(file)) {
					target = target.below(part.toString());
				}
				target.write(Files.readAllBytes(file));
			}
		}
	}

}
