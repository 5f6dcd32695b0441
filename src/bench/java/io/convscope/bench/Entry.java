package io.convscope.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How to start one contender.
 *
 * @param name as the command line gives it
 * @param title for people
 * @param command the JVM with all its arguments
 * @param environment its variables beside those of this process
 */
record Entry(String name, String title, List<String> command, Map<String, String> environment) {

	// what the classes of a network's description are read with and name in their
	// methods;
	// nothing that computes
	private static final Pattern DESCRIPTION = Pattern
		.compile("(jackson-|jspecify-|deeplearning4j-nn-|nd4j-api-)[^/]*$");

	static Entry of(String name, Options options) throws IOException {
		List<String> parts = List.of(name.split("\\+"));
		List<String> settings = parts.subList(1, parts.size());
		String library = parts.get(0);
		return switch (library) {
			case "dl4j" -> create(name, "stock DL4J", settings, options, stockClassPath(options),
					"io.convscope.bench.ConvscopeContender", "DL4J");
			case "convscope" -> create(name, "Convscope", settings, options, serviceClassPath(options),
					"io.convscope.bench.ConvscopeContender", "ONEDNN");
			case "nd4j" -> create(name, "Convscope, ND4J", settings, options, stockClassPath(options),
					"io.convscope.bench.ConvscopeContender", "ND4J");
			case "pytorch" -> create(name, "PyTorch 2.10 C++", settings, options, peerClassPath(library, options),
					"io.convscope.bench.PyTorchContender");
			case "djl" -> create(name, "PyTorch 2.7 (DJL)", settings, options, peerClassPath(library, options),
					"io.convscope.bench.DjlContender");
			case "profile" -> create(name, "profile", settings, options, serviceClassPath(options),
					"io.convscope.network.onednn.StepProfile", String.valueOf(options.steps()));
			default -> throw new IllegalArgumentException("Unknown contender: " + library);
		};
	}

	String library() {
		return this.name.replaceFirst("\\+.*", "");
	}

	boolean isPeer() {
		return !isStock() && !isConvscope();
	}

	boolean isStock() {
		return library().equals("dl4j");
	}

	boolean isConvscope() {
		return library().equals("convscope") || library().equals("nd4j");
	}

	private static Entry create(String name, String title, List<String> settings, Options options,
			List<String> classPath, String main, String... arguments) {
		Map<String, String> environment = new TreeMap<>();
		environment.put("OMP_NUM_THREADS", String.valueOf(options.threads()));
		for (String setting : settings) {
			environment.putAll(EnvironmentSetting.of(setting, options));
		}
		List<String> command = new ArrayList<>(List.of(Options.JAVA, "-Xmx512m",
				"-XX:ActiveProcessorCount=" + options.threads(), "-Dbench.network=" + options.network(),
				"-Dai.djl.offline=true", "-DDJL_CACHE_DIR=" + options.folder().resolve("djl/cache"), "-cp",
				String.join(File.pathSeparator, classPath), main));
		command.addAll(Arrays.asList(arguments));
		command.add(String.valueOf(options.threads()));
		command.addAll(settings);
		return new Entry(name, title, command, environment);
	}

	private static List<String> serviceClassPath(Options options) throws IOException {
		List<String> classPath = new ArrayList<>(benchClasses(options));
		classPath.addAll(dependencies(options));
		return classPath;
	}

	private static List<String> dependencies(Options options) throws IOException {
		String dependencies = Files.readString(options.folder().resolve("convscope.classpath")).strip();
		return List.of(dependencies.split(File.pathSeparator));
	}

	// the service's, less oneDNN: what a user of Deeplearning4j has
	private static List<String> stockClassPath(Options options) throws IOException {
		List<String> classPath = new ArrayList<>(serviceClassPath(options));
		classPath.removeIf((element) -> element.contains("dnnl-"));
		return classPath;
	}

	static List<String> peerClassPath(String library, Options options) throws IOException {
		List<String> classPath = new ArrayList<>(benchClasses(options));
		classPath.add(options.folder().resolve(library).resolve("classes").toString());
		classPath.addAll(jars(options.folder().resolve(library).resolve("lib")));
		dependencies(options).stream().filter((jar) -> DESCRIPTION.matcher(jar).find()).forEach(classPath::add);
		return classPath;
	}

	private static List<String> benchClasses(Options options) {
		return List.of(options.folder().resolve("classes").toString(), options.resources().toString());
	}

	private static List<String> jars(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(Path::toString).sorted().toList();
		}
	}

}
