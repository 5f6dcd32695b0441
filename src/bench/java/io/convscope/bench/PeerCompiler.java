package io.convscope.bench;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a peer's sources against its own class path, which no module can share with
 * the service: each wants another JavaCPP.
 */
final class PeerCompiler {

	private PeerCompiler() {
	}

	static void compile(String library, Options options) throws IOException {
		Path sources = options.sources().resolve(library);
		Path classes = options.folder().resolve(library).resolve("classes");
		Files.createDirectories(classes);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (Stream<Path> files = Files.list(sources);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<String> arguments = List.of("-Xlint:all,-path,-processing,-classfile,-try", "-Werror", "-proc:none",
					"-cp", String.join(File.pathSeparator, Entry.peerClassPath(library, options)), "-d",
					classes.toString());
			List<Path> units = files.filter((file) -> file.toString().endsWith(".java")).toList();
			boolean done = compiler
				.getTask(messages, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(units))
				.call();
			if (!done) {
				throw ContenderFailedException.because("can't be compiled: " + messages);
			}
		}
	}

}
