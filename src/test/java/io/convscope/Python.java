package io.convscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * The Python that has PyTorch, where there is one.
 */
final class Python {

	/** The environment variable that tells where it is. */
	static final String VARIABLE = "CONVSCOPE_PYTHON";

	private Python() {
	}

	static boolean has(String module) throws IOException, InterruptedException {
		return new ProcessBuilder(System.getenv(VARIABLE), "-c", "import " + module)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() == 0;
	}

	/**
	 * Runs a program to its end, which has to be a good one.
	 * @param folder where it works
	 * @param program its file
	 * @param arguments what it is given
	 * @return what it printed
	 */
	static String run(Path folder, Path program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(System.getenv(VARIABLE), program.toAbsolutePath().toString()));
		command.addAll(List.of(arguments));
		Path answer = Files.createTempFile(folder, "answer", "");
		Path complaints = Files.createTempFile(folder, "complaints", "");
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectOutput(answer.toFile())
			.redirectError(complaints.toFile());
		// leaves nothing in the source folder
		builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
		int exit = builder.start().waitFor();
		assertThat(exit).as(() -> "the end of Python: " + contentOf(complaints.toFile())).isZero();
		return Files.readString(answer, StandardCharsets.UTF_8);
	}

}
