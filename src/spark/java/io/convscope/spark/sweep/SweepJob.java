package io.convscope.spark.sweep;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.convscope.home.Checksum;
import io.convscope.request.InvalidRequestException;
import io.convscope.spark.Arguments;
import io.convscope.spark.Continuation;
import io.convscope.spark.Job;
import io.convscope.spark.JobModel;
import io.convscope.spark.JobRequest;
import io.convscope.spark.ModelSource;
import io.convscope.spark.RemoteFile;
import io.convscope.spark.dataset.JobDataset;
import io.convscope.spark.dataset.PictureSource;
import io.convscope.spark.train.TrainingRequests;
import io.convscope.sweep.PlannedRun;
import io.convscope.sweep.Sweep;
import io.convscope.sweep.SweepRequest;
import io.convscope.sweep.SweepRequests;
import io.convscope.training.run.RunRequest;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains the runs of a sweep, one a task. The results are laid out as a home of the
 * service, which shows them as its own: runs, models and the sweep. A run that is there
 * is not trained again.
 *
 * @param request what {@code POST /sweeps} takes, or a file that has it
 * @param pictures where those of the data set are
 * @param start which model runs start from
 * @param output the folder of the results
 */
public record SweepJob(String request, PictureSource pictures, ModelSource start, String output) implements Job {

	private static final int MOST_RUNS = 10_000;

	private static final int ONLY = 1;

	/**
	 * Reads the options.
	 * @param words what follows {@code sweep}
	 * @return the job
	 * @throws InvalidRequestException naming all errors
	 */
	public static Job of(List<String> words) {
		Arguments arguments = new Arguments(words, List.of("request", "data", "pictureSize", "test", "model", "labels", "output"));
		String request = arguments.required("request", "what POST /sweeps takes, or a file that has it");
		String output = arguments.required("output", "the folder of the runs and models");
		arguments.requireNoErrors();
		return new SweepJob(request, PictureSource.of(arguments), ModelSource.of(arguments), output);
	}

	@Override
	public void run(SparkSession spark) throws IOException {
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Configuration files = context.hadoopConfiguration();
		JobModel start = this.start.read(files);
		Map<String, JobDataset> datasets = new TreeMap<>();
		SweepRequest wanted = complete(start, datasets, files);
		RemoteFile results = new RemoteFile(this.output, files);
		new Continuation(results, "runs/*").require(
				new Maker(wanted, datasets.values().stream().map(JobDataset::fingerprint).toList(),
						(start != null) ? start.digest() : null),
				"runs of another request, of other pictures, or of another model to start from");
		String output = results.everywhere();
		Instant begun = Instant.now();
		Broadcast<SerializableConfiguration> sent = context.broadcast(new SerializableConfiguration(files));
		Broadcast<List<JobModel>> models = context.broadcast((start != null) ? List.of(start) : List.of());
		List<SweptRun> tasks = IntStream.range(0, wanted.runs().size())
			.mapToObj((i) -> task(i + 1, wanted, datasets, output))
			.toList();
		List<String> told = new ArrayList<>(context.parallelize(tasks, tasks.size())
			.map((task) -> task.train(models.value(), sent.value().value()))
			.collect());
		Sweep ended = Sweep.ended(ONLY, wanted, begun, Instant.now());
		results.below("sweeps")
			.below(Integer.toString(ONLY))
			.below("sweep.json")
			.write(Checksum.seal(JsonMapper.shared().writeValueAsBytes(ended)));
		told.forEach(System.out::println);
		System.out.println(this.output + " has " + told.size() + " runs");
	}

	private static SweptRun task(int number, SweepRequest wanted, Map<String, JobDataset> datasets, String output) {
		RunRequest request = wanted.runs().get(number - 1).request();
		return new SweptRun(number, request, datasets.get(request.dataset()), output);
	}

	private SweepRequest complete(@Nullable JobModel start, Map<String, JobDataset> datasets, Configuration files)
			throws IOException {
		try (TrainingRequests requests = new TrainingRequests(start)) {
			ObjectNode body = JobRequest.read(this.request, "POST /sweeps", files);
			SweepRequest wanted = new SweepRequests(requests::complete, MOST_RUNS).complete(body);
			List<RunRequest> runs = wanted.runs().stream().map(PlannedRun::request).toList();
			if (runs.stream().anyMatch((run) -> run.settings().workers() != null)) {
				throw InvalidRequestException.of("workers", "must be left out: each run of a sweep has one worker");
			}
			requests.check(runs,
					(name) -> datasets
						.computeIfAbsent(name, (each) -> JobDataset.find(each, this.pictures, files))
						.load(files));
			return wanted;
		}
	}

	private record Maker(SweepRequest request, List<String> pictures, @Nullable String start) {
	}

}
