package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/**
 * The commands that run the service, in the forms that the README shows.
 */
final class ServiceProgram {

	private ServiceProgram() {
	}

	/**
	 * The one jar that the build makes.
	 * @param options where it is
	 * @return the command
	 */
	static List<String> jar(Options options) {
		return List.of(Options.JAVA, "-jar", options.jar().toString());
	}

	/**
	 * The jar with the limits that its container gives it of 2 GiB.
	 * @param options where it is
	 * @return the command
	 */
	static List<String> contained(Options options) {
		return List.of(Options.JAVA, "-Xmx655m", "-Dorg.bytedeco.javacpp.maxbytes=110%",
				"-Dorg.bytedeco.javacpp.maxphysicalbytes=275%", "-jar", options.jar().toString());
	}

	/**
	 * The jar extracted into a folder, with an archive of the classes that a start loads.
	 * @param options where the jar is, and where the folder is made anew
	 * @return the command
	 * @throws IOException if a program can't be started
	 * @throws InterruptedException if the wait for it is cut short
	 * @throws ContenderFailedException if it fails
	 */
	static List<String> extracted(Options options) throws IOException, InterruptedException {
		Path folder = options.folder().resolve("extracted");
		FileSystemUtils.deleteRecursively(folder);
		String jar = folder.resolve("convscope.jar").toString();
		String classes = folder.resolve("convscope.jsa").toString();
		Path log = options.folder().resolve("extracted.log");
		run(log, Options.JAVA, "-Djarmode=tools", "-jar", options.jar().toString(), "extract", "--destination",
				folder.toString());
		run(log, Options.JAVA, "-XX:ArchiveClassesAtExit=" + classes, "-Dspring.context.exit=onRefresh", "-jar", jar,
				"--server.port=0", "--convscope.home=" + folder.resolve("home"));
		return List.of(Options.JAVA, "-XX:SharedArchiveFile=" + classes, "-jar", jar);
	}

	private static void run(Path log, String... command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		EnvironmentSetting.clear(builder.environment());
		if (builder.start().waitFor() != 0) {
			throw ContenderFailedException.of(log);
		}
	}

}
