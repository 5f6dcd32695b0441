package io.convscope.spark.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.apache.spark.sql.Row;

/**
 * The rows of a task, made when they are asked for, so that those of one file are in
 * memory, and not those of all.
 */
final class ScoredRows implements Iterator<Row> {

	private final Iterator<Row> paths;

	private final Function<String, PictureFile> files;

	private final Scorer scorer;

	/**
	 * Makes no row yet.
	 * @param paths of the files, in the first column
	 * @param files finds one
	 * @param scorer makes the rows; the caller closes it
	 */
	ScoredRows(Iterator<Row> paths, Function<String, PictureFile> files, Scorer scorer) {
		this.paths = paths;
		this.files = files;
		this.scorer = scorer;
	}

	@Override
	public boolean hasNext() {
		while (this.scorer.rows().isEmpty() && this.paths.hasNext()) {
			try {
				this.files.apply(this.paths.next().getString(0)).score(this.scorer);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		if (this.scorer.rows().isEmpty()) {
			this.scorer.finish();
		}
		return !this.scorer.rows().isEmpty();
	}

	@Override
	public Row next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.scorer.rows().remove();
	}

}
