package io.convscope.spark.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.dataset.importing.ImportRequest;
import io.convscope.request.InvalidRequestException;
import io.convscope.spark.Arguments;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The options that say where the pictures of a data set are, and what becomes of them.
 *
 * @param data where they are; null if the data set needs none
 * @param pictureSize the size that they get, as {@code POST /datasets} takes it; null for
 * the usual one
 * @param test the share of test pictures, as it takes it; null for the usual one
 */
public record PictureSource(@Nullable String data, @Nullable String pictureSize,
		@Nullable String test) implements Serializable {

	public static PictureSource of(Arguments arguments) {
		return new PictureSource(arguments.text("data").orElse(null), arguments.text("pictureSize").orElse(null),
				arguments.text("test").orElse(null));
	}

	/**
	 * Completes the path, for other processes.
	 * @param files of the file systems
	 * @return the same source
	 * @throws IOException if the file system can't be had
	 */
	PictureSource everywhere(Configuration files) throws IOException {
		return (this.data != null)
				? new PictureSource(new RemoteFile(this.data, files).everywhere(), this.pictureSize, this.test) : this;
	}

	RemoteFile file(String dataset, Configuration files) {
		if (this.data == null) {
			throw JobFailedException.because("The pictures of " + dataset + " are needed: say where they are with"
					+ " --data, a folder or an archive that all machines see.");
		}
		return new RemoteFile(this.data, files);
	}

	/**
	 * Returns what {@code POST /datasets} would be asked for.
	 * @param dataset the name of the data set
	 * @return the request
	 * @throws InvalidRequestException if the name or an option is not valid
	 */
	ImportRequest request(String dataset) {
		Map<String, String> fields = new LinkedHashMap<>(Map.of("name", dataset));
		if (this.pictureSize != null) {
			fields.put("pictureSize", this.pictureSize);
		}
		if (this.test != null) {
			fields.put("test", this.test);
		}
		return ImportRequest.of(fields);
	}

	@Override
	public String toString() {
		return "--data " + this.data;
	}

}
