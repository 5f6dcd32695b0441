package io.convscope.spark.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.cifar10.Cifar10;
import io.convscope.dataset.cifar10.Cifar10Files;
import io.convscope.dataset.cifar10.Cifar10Properties;
import io.convscope.dataset.shapes.Shapes;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import org.apache.hadoop.conf.Configuration;

import org.springframework.util.FileSystemUtils;

/**
 * A data set that a job learns from. Each process reads it once; all have the same
 * pictures, or the job fails.
 *
 * @param name its name
 * @param source where its pictures are
 * @param fingerprint identifies the pictures that the driver found
 */
public record JobDataset(String name, PictureSource source, String fingerprint) implements Serializable {

	private static final Map<Place, Dataset> READ = new ConcurrentHashMap<>();

	/**
	 * Reads a data set on behalf of a job, and prints what the user should know about its
	 * pictures.
	 * @param name its name
	 * @param source where its pictures are
	 * @param files of the file systems
	 * @return the data set
	 * @throws io.convscope.request.InvalidRequestException if an option is not valid
	 * @throws JobFailedException if it can't be read, or a network can't learn from it
	 */
	public static JobDataset find(String name, PictureSource source, Configuration files) {
		try {
			Place place = new Place(name, source.everywhere(files));
			return new JobDataset(name, place.source(), read(place, files).fingerprint());
		}
		catch (IOException ex) {
			throw unreadable(name, source, ex);
		}
	}

	/**
	 * Returns the pictures; the first call of a process reads them.
	 * @param files of the file systems
	 * @return the data set
	 * @throws JobFailedException if it can't be read, or has other pictures now
	 */
	public Dataset load(Configuration files) {
		Dataset dataset = read(new Place(this.name, this.source), files);
		if (!dataset.fingerprint().equals(this.fingerprint)) {
			throw JobFailedException.because("The pictures of " + this.name + " have changed since the job began. Start"
					+ " it again, with a copy that stays as it is.");
		}
		return dataset;
	}

	private static Dataset read(Place place, Configuration files) {
		return READ.computeIfAbsent(place, (each) -> each.read(files));
	}

	private static JobFailedException unreadable(String name, PictureSource source, Exception why) {
		return JobFailedException.because("The data set " + name + " can't be read from " + source + ": "
				+ String.valueOf(why.getMessage()).replaceFirst("[.]?$", "."));
	}

	private record Place(String name, PictureSource source) {

		Dataset read(Configuration files) {
			try {
				Dataset dataset = switch (this.name) {
					case "shapes" -> new Shapes().load();
					case "cifar10" -> cifar10(files);
					default -> new OwnPictures(this.name, this.source).read(files);
				};
				dataset.requireTrainable();
				return dataset;
			}
			catch (IOException | DatasetAbsentException | DatasetUnavailableException ex) {
				throw unreadable(this.name, this.source, ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while the data set was read", ex);
			}
		}

		private Dataset cifar10(Configuration files) throws IOException, InterruptedException {
			RemoteFile data = this.source.file(this.name, files);
			Path folder = Files.createTempDirectory("convscope-");
			Path copy = folder.resolve("archive");
			try {
				data.copyTo(data.isFolder() ? folder.resolve(this.name) : copy);
				return new Cifar10(folder, new Cifar10Properties(copy.toString(), Duration.ZERO, Duration.ZERO),
						Cifar10Files.OFFICIAL)
					.load();
			}
			finally {
				// the pictures are read from files that are open
				FileSystemUtils.deleteRecursively(folder);
			}
		}

	}

}
