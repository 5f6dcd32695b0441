package io.convscope.model.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.model.Model;
import io.convscope.request.InvalidRequestException;

import org.springframework.core.io.ClassPathResource;

/**
 * A language in which a model can be asked.
 */
enum SnippetLanguage {

	/** Java's own HTTP client, no library. */
	JAVA("Predict.java", "java Predict.java picture.png"),

	/** PyTorch, with the weights that the service gives. */
	PYTHON("predict.py", "python3 predict.py picture.png"),

	/** A shell. */
	CURL("predict.sh", "sh predict.sh picture.png");

	private final String file;

	private final String command;

	SnippetLanguage(String file, String command) {
		this.file = file;
		this.command = command;
	}

	/**
	 * Finds a language.
	 * @param name its name in lower case
	 * @return the language
	 * @throws InvalidRequestException if it is none of these
	 */
	static SnippetLanguage named(String name) {
		return Stream.of(values())
			.filter((language) -> language.id().equals(name))
			.findFirst()
			.orElseThrow(() -> InvalidRequestException.of("language",
					"must be " + Stream.of(values()).map(SnippetLanguage::id).collect(Collectors.joining(" or "))
							+ ", not \"" + name + "\""));
	}

	/**
	 * Names the file that a snippet is to be put into.
	 * @return its name
	 */
	String file() {
		return this.file;
	}

	/**
	 * Tells how to run that file.
	 * @return a command line for a picture in the same folder
	 */
	String command() {
		return this.command;
	}

	/**
	 * Writes a program.
	 * @param model the model that it asks
	 * @param service the service's address, without a slash at its end
	 * @return the text
	 */
	String write(Model model, String service) {
		try {
			return new ClassPathResource("snippets/" + this.file).getContentAsString(StandardCharsets.UTF_8)
				.replace("{service}", service)
				.replace("{model}", model.id());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snippet " + this.file + " can't be read", ex);
		}
	}

	/**
	 * Names this language as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
