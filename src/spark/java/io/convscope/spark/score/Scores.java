package io.convscope.spark.score;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.convscope.model.Prediction;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The table of results: a folder of files, one of each task that is done. A file appears
 * whole or not at all, and has all rows of the picture files that it names, so a job that
 * goes on leaves these out.
 *
 * @param spark the session
 * @param folder where the table is
 * @param format of its files
 */
record Scores(SparkSession spark, RemoteFile folder, Format format) {

	/** A pattern of its files. */
	static final String FILES = "part-*";

	private static final String PREDICTIONS = "predictions";

	private static final StructType PREDICTION = new StructType().add("label", DataTypes.StringType)
		.add("probability", DataTypes.FloatType);

	/** The columns; the likeliest label comes again alone, for those who need no other. */
	static final StructType COLUMNS = new StructType().add("path", DataTypes.StringType)
		.add("entry", DataTypes.StringType)
		.add("label", DataTypes.StringType)
		.add("probability", DataTypes.FloatType)
		.add(PREDICTIONS, DataTypes.createArrayType(PREDICTION))
		.add("error", DataTypes.StringType);

	// as RFC 4180 has it
	private static final Map<String, String> CSV = Map.of("header", "true", "escape", "\"", "multiLine", "true",
			"ignoreLeadingWhiteSpace", "false", "ignoreTrailingWhiteSpace", "false");

	// a task's file appears when it is done, not when all are
	private static final Map<String, String> COMMIT = Map.of("mapreduce.fileoutputcommitter.algorithm.version", "2");

	static Row predicted(String path, @Nullable String entry, List<Prediction> ranked) {
		return RowFactory.create(path, entry, ranked.get(0).label(), ranked.get(0).probability(),
				ranked.stream().map((each) -> RowFactory.create(each.label(), each.probability())).toArray(), null);
	}

	static Row refused(String path, @Nullable String entry, String reason) {
		return RowFactory.create(path, entry, null, null, null, reason);
	}

	/**
	 * Adds rows.
	 * @param rows of {@link #COLUMNS}
	 */
	void append(Dataset<Row> rows) {
		Dataset<Row> flat = (this.format == Format.CSV)
				? rows.withColumn(PREDICTIONS, functions.to_json(functions.col(PREDICTIONS))) : rows;
		flat.write()
			.mode(SaveMode.Append)
			.format(this.format.id())
			.options(COMMIT)
			.options(CSV)
			.save(this.folder.path().toString());
	}

	/**
	 * Reads the table.
	 * @return its rows; of a CSV file, each column as text
	 * @throws IOException if the folder can't be listed
	 */
	Dataset<Row> read() throws IOException {
		StructType columns = COLUMNS;
		if (this.format == Format.CSV) {
			columns = new StructType();
			for (String name : COLUMNS.fieldNames()) {
				columns = columns.add(name, DataTypes.StringType);
			}
		}
		return isEmpty() ? this.spark.createDataFrame(List.of(), columns)
				: this.spark.read()
					.schema(columns)
					.format(this.format.id())
					.options(CSV)
					.load(this.folder.path().toString());
	}

	private boolean isEmpty() throws IOException {
		FileStatus[] files = this.folder.fileSystem().globStatus(new Path(this.folder.path(), FILES));
		return files == null || files.length == 0;
	}

	/**
	 * A format of files.
	 */
	enum Format {

		CSV, PARQUET;

		String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
