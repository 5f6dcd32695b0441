package io.convscope.spark.score;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.PictureReader;
import io.convscope.model.Prediction;
import io.convscope.network.Logits;
import io.convscope.network.Network;
import io.convscope.spark.JobModel;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Predicts pictures in batches, as the service does for {@code POST /predict}: the same
 * decoding, the same crop, the same network. Confined to one thread.
 */
final class Scorer implements AutoCloseable {

	private static final int BATCH = 32;

	private final PictureReader reader = PictureReader.ofOneThread();

	private final Network network;

	private final PictureSize size;

	private final List<String> labels;

	private final int top;

	private final List<Waiting> batch = new ArrayList<>();

	private final Queue<Row> rows = new ArrayDeque<>();

	private int count;

	/**
	 * Makes the network.
	 * @param model predicts
	 * @param top how many labels of a picture to keep at most
	 * @throws IOException never, as the model was read before
	 */
	Scorer(JobModel model, int top) throws IOException {
		this.network = model.network();
		this.size = this.network.architecture().pictureSize();
		this.labels = model.labels();
		this.top = top;
	}

	/**
	 * Takes a picture, which is predicted with others.
	 * @param path of its file
	 * @param entry its name in this file, if that is an archive
	 * @param file its bytes, read but not closed
	 * @throws IOException if they can't be read
	 */
	void add(String path, @Nullable String entry, InputStream file) throws IOException {
		try {
			this.batch.add(new Waiting(path, entry, this.reader.read(file, this.size)));
			this.count++;
			if (this.batch.size() == BATCH) {
				predict();
			}
		}
		catch (PictureTooLargeException | UnsupportedPictureException | UnreadablePictureException ex) {
			refuse(path, entry, String.valueOf(ex.getMessage()));
		}
	}

	void refuse(String path, @Nullable String entry, String reason) {
		this.rows.add(Scores.refused(path, entry, reason));
		this.count++;
	}

	/**
	 * Counts what was taken.
	 * @return pictures, and files that can't be read
	 */
	int count() {
		return this.count;
	}

	private void predict() {
		int values = this.size.values();
		float[] inputs = new float[this.batch.size() * values];
		for (int i = 0; i < this.batch.size(); i++) {
			System.arraycopy(this.batch.get(i).picture().toInput(), 0, inputs, i * values, values);
		}
		float[] logits = this.network.logits(inputs, this.batch.size());
		int classes = this.labels.size();
		for (int i = 0; i < this.batch.size(); i++) {
			Waiting each = this.batch.get(i);
			float[] own = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
			this.rows.add(Scores.predicted(each.path(), each.entry(),
					Prediction.rank(this.labels, Logits.probabilities(own, 1, classes), this.top)));
		}
		this.batch.clear();
	}

	/**
	 * Predicts those that still wait.
	 */
	void finish() {
		if (!this.batch.isEmpty()) {
			predict();
		}
	}

	/**
	 * Returns the rows that are not taken yet: one for each picture that was predicted,
	 * and for each file that can't be read.
	 * @return the rows, to be removed from it
	 */
	Queue<Row> rows() {
		return this.rows;
	}

	@Override
	public void close() {
		this.network.close();
	}

	private record Waiting(String path, @Nullable String entry, Picture picture) {
	}

}
