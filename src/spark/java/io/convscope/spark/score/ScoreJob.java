package io.convscope.spark.score;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.convscope.spark.Arguments;
import io.convscope.spark.Continuation;
import io.convscope.spark.Cores;
import io.convscope.spark.Job;
import io.convscope.spark.JobModel;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Predicts all pictures of a folder, each once, however often the job is stopped and
 * started again.
 *
 * @param pictures where the files are: a folder, with those below it, or a pattern
 * @param model the weights file
 * @param labels the names of the classes; null for those beside the model
 * @param output the folder of the results
 * @param format of the results
 * @param top how many labels of a picture to keep at most
 * @param part how many files a task reads
 */
public record ScoreJob(String pictures, String model, @Nullable String labels, String output, Scores.Format format,
		int top, int part) implements Job {

	private static final Logger logger = LoggerFactory.getLogger(ScoreJob.class);

	private static final int ATTEMPTS = 3;

	private static final int USUAL_TOP = 5;

	private static final int USUAL_PART = 1000;

	/**
	 * Reads the options.
	 * @param words what follows {@code score}
	 * @return the job
	 * @throws io.convscope.request.InvalidRequestException naming all errors
	 */
	public static Job of(List<String> words) {
		Arguments arguments = new Arguments(words,
				List.of("pictures", "model", "labels", "output", "format", "top", "part"));
		String pictures = arguments.required("pictures", "the folder of the pictures");
		String model = arguments.required("model", "a safetensors file");
		String output = arguments.required("output", "the folder of the results");
		Optional<Scores.Format> format = arguments.choice("format", Scores.Format.values());
		Optional<Integer> top = arguments.number("top", 1, Integer.MAX_VALUE);
		Optional<Integer> part = arguments.number("part", 1, Integer.MAX_VALUE);
		arguments.requireNoErrors();
		return new ScoreJob(pictures, model, arguments.text("labels").orElse(null), output,
				format.orElse(Scores.Format.CSV), top.orElse(USUAL_TOP), part.orElse(USUAL_PART));
	}

	@Override
	public void run(SparkSession spark) throws IOException {
		Configuration files = spark.sparkContext().hadoopConfiguration();
		JobModel read = JobModel.read(new RemoteFile(this.model, files), this.labels);
		RemoteFile folder = new RemoteFile(this.output, files);
		List<String> found = new PictureListing(new RemoteFile(this.pictures, files)).paths(folder);
		Dataset<Row> all = spark.createDataset(found, Encoders.STRING()).toDF("path");
		new Continuation(folder, Scores.FILES).require(
				new Maker(read.digest(), read.labels(), this.top, this.format.id()),
				"results of another model, or with other options");
		Scores scores = new Scores(spark, folder, this.format);
		long before = scores.read().select("path").distinct().count();
		for (int attempt = 1; scoreRest(all, read, scores, attempt == ATTEMPTS); attempt++) {
			logger.warn("Attempt {} has failed; what it has not done is tried again", attempt);
		}
		System.out.println(summary(scores.read(), before));
	}

	// whether something is left to do
	private boolean scoreRest(Dataset<Row> all, JobModel read, Scores scores, boolean last) throws IOException {
		Dataset<Row> rest = all.except(scores.read().select("path"));
		long count = rest.count();
		if (count == 0) {
			return false;
		}
		SparkContext context = scores.spark().sparkContext();
		int parts = Math.toIntExact(Math.max((count + this.part - 1) / this.part, Math.min(count, Cores.await(context))));
		JavaSparkContext java = JavaSparkContext.fromSparkContext(context);
		Scoring scoring = new Scoring(java.broadcast(read),
				java.broadcast(new SerializableConfiguration(context.hadoopConfiguration())), this.top);
		try {
			scores.append(rest.repartition(parts, functions.col("path"))
				.mapPartitions(scoring, Encoders.row(Scores.COLUMNS)));
			return false;
		}
		// Scala's methods throw what they don't declare
		catch (Exception ex) {
			if (last) {
				throw ex;
			}
			logger.warn("Some pictures could not be predicted", ex);
			return true;
		}
	}

	private String summary(Dataset<Row> rows, long before) {
		long count = rows.count();
		long errors = rows.where("error is not null").count();
		return String.format(Locale.ROOT,
				"%s has %,d rows: %,d predictions, %,d errors; %,d files had been done before", this.output, count,
				count - errors, errors, before);
	}

	private record Maker(String model, List<String> labels, int top, String format) {
	}

}
