package io.convscope.spark.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.cifar10.Cifar10;
import io.convscope.dataset.cifar10.Cifar10Files;
import io.convscope.dataset.cifar10.Cifar10Properties;
import io.convscope.dataset.shapes.Shapes;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.TrainableNetwork;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import io.convscope.training.loop.TrainingData;
import org.apache.hadoop.conf.Configuration;

import org.springframework.util.FileSystemUtils;

/**
 * What a process keeps of a training from one round to the next: the pictures, and
 * networks that are not in use. Thread safe.
 */
final class Workplace {

	private static final Map<TrainingPlan, Workplace> ALL = new ConcurrentHashMap<>();

	private final TrainingSettings settings;

	private final Dataset dataset;

	private final Architecture architecture;

	private final TrainingData data;

	private final Queue<Bench> free = new ConcurrentLinkedQueue<>();

	private Workplace(TrainingPlan plan, Configuration files) {
		this.settings = plan.trainingSettings();
		Dataset stored = load(plan, files);
		stored.requireTrainable();
		this.architecture = new Architecture(plan.description(), stored.labels().size());
		this.dataset = stored.resized(this.architecture.pictureSize());
		this.data = TrainingData.of(this.dataset, this.settings, this.settings.seed());
	}

	/**
	 * Returns the place of a training in this process; the first call loads the pictures.
	 * @param plan the training
	 * @param files of the file systems
	 * @return the place
	 */
	static Workplace of(TrainingPlan plan, Configuration files) {
		return ALL.computeIfAbsent(plan, (each) -> new Workplace(each, files));
	}

	private static Dataset load(TrainingPlan plan, Configuration files) {
		try {
			return switch (plan.dataset()) {
				case "shapes" -> new Shapes().load();
				case "cifar10" -> cifar10(new RemoteFile(plan.requireArchive(), files));
				default -> throw JobFailedException
					.because("The data set must be shapes or cifar10, not " + plan.dataset() + ".");
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the data set was read", ex);
		}
	}

	private static Dataset cifar10(RemoteFile archive) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("convscope-");
		Path copy = folder.resolve("archive");
		try (InputStream in = archive.open()) {
			Files.copy(in, copy);
			return new Cifar10(folder, new Cifar10Properties(copy.toString(), Duration.ZERO, Duration.ZERO),
					Cifar10Files.OFFICIAL)
				.load();
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	TrainingSettings settings() {
		return this.settings;
	}

	Dataset dataset() {
		return this.dataset;
	}

	Architecture architecture() {
		return this.architecture;
	}

	TrainingData data() {
		return this.data;
	}

	/**
	 * Has a network do something, as it was at some time.
	 * @param <T> what comes of it
	 * @param state what it has learned until then
	 * @param work uses the network, on a thread of its own
	 * @return what comes of it
	 */
	<T> T with(Parameters state, Function<TrainableNetwork, T> work) {
		Bench free = this.free.poll();
		Bench bench = (free != null) ? free : new Bench(this.architecture, this.settings);
		boolean usable = false;
		try {
			T result = bench.with(state, work);
			usable = true;
			return result;
		}
		finally {
			if (usable) {
				this.free.add(bench);
			}
			else {
				bench.close();
			}
		}
	}

}
