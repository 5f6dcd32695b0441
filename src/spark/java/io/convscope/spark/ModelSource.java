package io.convscope.spark;

import java.io.IOException;

import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The options that say which model a training starts from.
 *
 * @param model its weights file; null if it starts from none, or from one that comes with
 * the service
 * @param labels the names of its classes; null for those beside the weights
 */
public record ModelSource(@Nullable String model, @Nullable String labels) {

	public static ModelSource of(Arguments arguments) {
		return new ModelSource(arguments.text("model").orElse(null), arguments.text("labels").orElse(null));
	}

	/**
	 * Reads the model.
	 * @param files of the file systems
	 * @return the model; null if there is none
	 * @throws JobFailedException if it can't be used
	 * @throws IOException if it can't be read
	 */
	public @Nullable JobModel read(Configuration files) throws IOException {
		return (this.model != null) ? JobModel.read(new RemoteFile(this.model, files), this.labels) : null;
	}

}
