package io.convscope.training.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.system.ApplicationHome;

/**
 * Settings of the cluster that runs can be submitted to.
 *
 * @param master the cluster, as {@code spark-submit --master} takes it; null for none
 * @param home the folder of Spark, which has {@code bin/spark-submit}; null for none
 * @param jar the job; where it is not set, {@code convscope-spark.jar} beside the service
 * @param options further words for {@code spark-submit}
 */
@ConfigurationProperties("convscope.spark")
public record SparkProperties(@Nullable String master, @Nullable Path home, @Nullable Path jar,
		@DefaultValue List<String> options) {

	/** No cluster. */
	static final SparkProperties NONE = new SparkProperties(null, null, null, List.of());

	private static final String JAR = "convscope-spark.jar";

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if only one of master and home is set, or there is
	 * no {@code spark-submit} or no job where they should be
	 */
	public SparkProperties {
		options = List.copyOf(options);
		if ((master == null) != (home == null)) {
			throw new InvalidSettingException("convscope.spark.master, the address of a cluster, and"
					+ " convscope.spark.home, the folder of Spark, must be set together");
		}
		if (home != null) {
			jar = (jar != null) ? jar : besideTheService();
			require(submit(home), "convscope.spark.home must be the folder of Spark, which has bin/spark-submit");
			require(jar, "convscope.spark.jar must be the job, which ./mvnw -Pspark package makes");
		}
	}

	// the parent of the service's jar, or of its classes
	private static Path besideTheService() {
		return new ApplicationHome(SparkProperties.class).getSource().toPath().resolveSibling(JAR);
	}

	private static void require(Path file, String rule) {
		if (!Files.isReadable(file)) {
			throw new InvalidSettingException(rule + "; there is no file " + file.toAbsolutePath());
		}
	}

	static Path submit(Path home) {
		return home.resolve("bin").resolve("spark-submit");
	}

}
