package io.convscope.spark.train;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;
import io.convscope.spark.Arguments;
import io.convscope.spark.Continuation;
import io.convscope.spark.Cores;
import io.convscope.spark.Job;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.JobRequest;
import io.convscope.spark.ModelSource;
import io.convscope.spark.RemoteFile;
import io.convscope.spark.dataset.JobDataset;
import io.convscope.spark.dataset.PictureSource;
import io.convscope.training.loop.StartingPoint;
import io.convscope.training.run.RunRequest;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Trains a network on all workers at once.
 *
 * @param request what {@code POST /train} takes, or the URL of a file that has it
 * @param pictures where those of the data set are
 * @param start which model it starts from
 * @param output the folder of the weights and metrics
 * @param workers how many parts each batch is divided into; empty for as many as the request says, or the cluster does tasks at once
 * @param batches how many batches are learned before the workers average
 */
public record TrainJob(String request, PictureSource pictures, ModelSource start, String output, Optional<Integer> workers,
		int batches) implements Job {

	private static final int USUAL_BATCHES = 20;

	private static final int MOST = 10_000;

	/**
	 * Reads the options.
	 * @param words what follows {@code train}
	 * @return the job
	 * @throws InvalidRequestException naming all errors
	 */
	public static Job of(List<String> words) {
		Arguments arguments = new Arguments(words,
				List.of("request", "data", "pictureSize", "test", "model", "labels", "output", "workers", "batches"));
		String request = arguments.required("request", "what POST /train takes, or a file that has it");
		String output = arguments.required("output", "the folder of the weights and metrics");
		Optional<Integer> workers = arguments.number("workers", 1, MOST);
		Optional<Integer> batches = arguments.number("batches", 1, Integer.MAX_VALUE);
		arguments.requireNoErrors();
		return new TrainJob(request, PictureSource.of(arguments), ModelSource.of(arguments), output, workers,
				batches.orElse(USUAL_BATCHES));
	}

	@Override
	public void run(SparkSession spark) throws IOException {
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Configuration files = context.hadoopConfiguration();
		try (TrainingRequests requests = new TrainingRequests(this.start.read(files))) {
			RunRequest wanted = requests.read(JobRequest.read(this.request, "POST /train", files));
			JobDataset dataset = JobDataset.find(wanted.dataset(), this.pictures, files);
			requests.check(List.of(wanted), (name) -> dataset.load(files));
			StartingPoint start = requests.start(wanted, dataset.load(files).labels());
			new Continuation(new RemoteFile(this.output, files), "*.safetensors")
				.require(new Maker(wanted, dataset.fingerprint(), this.workers, this.batches), "another training");
			int parts = parts(wanted, spark.sparkContext());
			System.out.println(parts + " workers learn");
			train(context, TrainingPlan.of(UUID.randomUUID().toString(), wanted, dataset, start.seed(), parts),
					start.weights());
		}
	}

	private int parts(RunRequest wanted, SparkContext context) {
		int parts = this.workers.or(() -> Optional.ofNullable(wanted.settings().workers()))
			.orElseGet(() -> Cores.await(context));
		if (parts > wanted.settings().batchSize()) {
			throw JobFailedException.because("A batch of " + wanted.settings().batchSize()
					+ " pictures can't be divided among " + parts
					+ " workers; make batchSize larger, or take fewer with --workers.");
		}
		return parts;
	}

	private void train(JavaSparkContext context, TrainingPlan plan, Weights start) throws IOException {
		Configuration files = context.hadoopConfiguration();
		Workplace place = Workplace.of(plan, files);
		TrainedEpochs epochs = new TrainedEpochs(new RemoteFile(this.output, files), place.architecture(),
				place.settings());
		if (epochs.finished() > 0) {
			System.out.println("Goes on after epoch " + epochs.finished());
		}
		new DistributedTraining(context, plan, place, this.batches).train(start, epochs);
		System.out.println(String.format(Locale.ROOT, "%s has the weights of epoch %d: test accuracy %.4f", this.output,
				epochs.best().epoch(), epochs.best().testAccuracy()));
	}

	/**
	 * What makes the results what they are.
	 *
	 * @param request what is trained
	 * @param pictures the fingerprint of what it learns from
	 * @param workers how many learn; empty for as many as there are
	 * @param batches how many are learned between two averages
	 */
	private record Maker(RunRequest request, String pictures, Optional<Integer> workers, int batches) {
	}

}
