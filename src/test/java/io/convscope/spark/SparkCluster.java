package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A standalone cluster on loopback: a master and workers of one core each, as processes.
 */
final class SparkCluster implements AutoCloseable {

	/** What a driver's log says of an executor that was killed. */
	static final String KILLED = "exited with code 137";

	private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://[0-9.]+:[0-9]+)");

	private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

	private static @Nullable SparkCluster shared;

	private final Path folder;

	private final String address;

	private final SparkProcess master;

	private final List<SparkProcess> workers = new ArrayList<>();

	private int submitted;

	private SparkCluster(Path folder) throws IOException {
		this.folder = folder;
		this.master = daemon("master.Master", "master");
		this.address = this.master.await(MASTER).group(1);
	}

	/**
	 * Starts a cluster, after all that it needs is built.
	 * @param folder where its files are
	 * @param workers how many there are
	 * @return the cluster; the test is skipped if Spark can't be had
	 */
	static SparkCluster start(Path folder, int workers) throws IOException, InterruptedException {
		SparkBuild.require();
		SparkCluster cluster = new SparkCluster(folder);
		for (int i = 0; i < workers; i++) {
			cluster.workers.add(cluster.daemon("worker.Worker", "worker-" + i, "--cores", "1", "--memory", "1g",
					"--work-dir", folder.resolve("work-" + i).toString(), cluster.address));
		}
		cluster.workers.forEach((worker) -> worker.await(REGISTERED));
		return cluster;
	}

	/**
	 * Returns a cluster of two workers for all tests of this process, which come one
	 * after the other. It ends with the process.
	 * @return the cluster, started by the first test; the test is skipped if Spark can't
	 * be had
	 */
	static synchronized SparkCluster shared() throws IOException, InterruptedException {
		if (shared == null) {
			Path folder = Files.createTempDirectory("spark-cluster-");
			SparkCluster started = start(folder, 2);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				started.close();
				FileSystemUtils.deleteRecursively(folder.toFile());
			}));
			shared = started;
		}
		return shared;
	}

	private SparkProcess daemon(String type, String name, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(SparkBuild.HOME.resolve("bin/spark-class").toString(),
				"org.apache.spark.deploy." + type, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
		command.addAll(List.of(arguments));
		return new SparkProcess(this.folder.resolve(name + ".log"), command);
	}

	/**
	 * Returns the address of the master.
	 * @return its URL, {@code spark://} and so on
	 */
	String address() {
		return this.address;
	}

	/**
	 * Submits a job.
	 * @param arguments its command line
	 * @return its driver, which the caller closes
	 */
	SparkProcess submit(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(SparkBuild.HOME.resolve("bin/spark-submit").toString(),
				"--master", this.address, "--executor-memory", "1g", "--conf", "spark.driver.host=127.0.0.1", "--conf",
				"spark.ui.enabled=false", SparkBuild.JAR.toString()));
		command.addAll(List.of(arguments));
		this.submitted++;
		return new SparkProcess(this.folder.resolve("driver-" + this.submitted + ".log"), command);
	}

	/**
	 * Kills an executor that works, as a crash would; its worker starts another.
	 */
	void killExecutor() {
		List<ProcessHandle> executors = this.workers.stream().flatMap(SparkProcess::children).toList();
		assertThat(executors).as("executors").isNotEmpty();
		assertThat(executors.get(0).destroyForcibly()).isTrue();
	}

	@Override
	public void close() {
		this.workers.forEach(SparkProcess::close);
		this.master.close();
	}

}
