package io.convscope.spark.score;

import java.io.IOException;
import java.util.Iterator;

import io.convscope.spark.JobModel;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The work of one task: the paths of files become the rows of their pictures.
 *
 * @param model predicts
 * @param configuration of the file systems
 * @param top how many labels of a picture to keep at most
 */
record Scoring(Broadcast<JobModel> model, Broadcast<SerializableConfiguration> configuration,
		int top) implements MapPartitionsFunction<Row, Row> {

	@Override
	public Iterator<Row> call(Iterator<Row> files) throws IOException {
		Scorer scorer = new Scorer(this.model.value(), this.top);
		TaskCompletionListener end = (task) -> scorer.close();
		TaskContext.get().addTaskCompletionListener(end);
		Configuration configuration = this.configuration.value().value();
		return new ScoredRows(files, (path) -> new PictureFile(new RemoteFile(path, configuration)), scorer);
	}

}
