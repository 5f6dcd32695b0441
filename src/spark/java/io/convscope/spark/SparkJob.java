package io.convscope.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.convscope.request.InvalidRequestException;
import io.convscope.spark.score.ScoreJob;
import io.convscope.spark.sweep.SweepJob;
import io.convscope.spark.train.TrainJob;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The command line of the job: the name of what to do, then its options.
 */
public final class SparkJob {

	private static final Map<String, Function<List<String>, Job>> JOBS = new TreeMap<>(
			Map.of("score", ScoreJob::of, "sweep", SweepJob::of, "train", TrainJob::of));

	private static final String THREADS = "OMP_NUM_THREADS";

	private SparkJob() {
	}

	/**
	 * Does a job.
	 * @param words the command line
	 * @throws IOException if files can't be read or written
	 */
	public static void main(String[] words) throws IOException {
		try {
			Job job = read(List.of(words));
			try (SparkSession spark = SparkSession.builder().config(configuration(words[0])).getOrCreate()) {
				job.run(spark);
			}
		}
		catch (InvalidRequestException | JobFailedException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private static Job read(List<String> words) {
		Function<List<String>, Job> job = words.isEmpty() ? null : JOBS.get(words.get(0));
		if (job == null) {
			throw JobFailedException.because("The first word after the jar says what to do; it must be one of "
					+ String.join(", ", JOBS.keySet()) + ".");
		}
		return job.apply(words.subList(1, words.size()));
	}

	private static SparkConf configuration(String name) {
		SparkConf configuration = new SparkConf();
		configuration.setIfMissing("spark.app.name", "convscope " + name);
		// as many as Spark has reserved for the task, whatever the machine has
		String threads = configuration.get("spark.task.cpus", "1");
		configuration.setIfMissing("spark.executorEnv." + THREADS, threads);
		// parameters and weights are numbers that don't shrink
		configuration.setIfMissing("spark.broadcast.compress", "false");
		return configuration;
	}

}
