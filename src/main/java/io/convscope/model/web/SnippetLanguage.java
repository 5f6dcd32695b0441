package io.convscope.model.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.image.PictureSize;
import io.convscope.model.Model;
import io.convscope.network.pytorch.PyTorchModule;
import io.convscope.request.InvalidRequestException;

import org.springframework.core.io.ClassPathResource;

/**
 * A programming language that snippets are available in.
 */
enum SnippetLanguage {

	/** Java, with the JDK's HTTP client and no library. */
	JAVA("Predict.java", "java Predict.java picture.png"),

	/** Python, with PyTorch and the weights from the service. */
	PYTHON("predict.py", "python3 predict.py picture.png"),

	/** Python, with ONNX Runtime and the ONNX file from the service. */
	PYTHON_ONNX("predict_onnx.py", "python3 predict_onnx.py picture.png"),

	/**
	 * JavaScript for Node.js, with onnxruntime-web and the ONNX file from the service.
	 */
	JAVASCRIPT("predict.mjs", "node predict.mjs picture.png"),

	/** A shell script with curl. */
	CURL("predict.sh", "sh predict.sh picture.png");

	private static final Pattern PLACE = Pattern.compile("\\{(service|model|side|channels|gray|picture|labels|class)}");

	private final String file;

	private final String command;

	SnippetLanguage(String file, String command) {
		this.file = file;
		this.command = command;
	}

	/**
	 * Finds a language.
	 * @param name its name in lower case, with dashes
	 * @return the language
	 * @throws InvalidRequestException if there is no such language
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
	 * Returns the name of the file to save a snippet in.
	 * @return the file's name
	 */
	String file() {
		return this.file;
	}

	/**
	 * Returns the command that runs that file.
	 * @return a command line for a picture in the same folder
	 */
	String command() {
		return this.command;
	}

	/**
	 * Generates a snippet.
	 * @param model the model that it calls
	 * @param service the base URL of the service, without a trailing slash
	 * @return the source code
	 */
	String write(Model model, String service) {
		return write(this.file, model, service);
	}

	/**
	 * Writes the network of a model as a program for PyTorch.
	 * @param model the model
	 * @param service the service's address, without a slash at its end
	 * @return Python
	 */
	static String pyTorch(Model model, String service) {
		return write("network.py", model, service);
	}

	private static String write(String file, Model model, String service) {
		return PLACE.matcher(read(file))
			.replaceAll((place) -> Matcher.quoteReplacement(value(place.group(1), model, service)));
	}

	private static String read(String file) {
		try {
			return new ClassPathResource("snippets/" + file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snippet " + file + " can't be read", ex);
		}
	}

	private static String value(String name, Model model, String service) {
		PictureSize size = model.pictureSize();
		return switch (name) {
			case "service" -> service;
			case "model" -> model.id();
			case "side" -> Integer.toString(size.side());
			case "channels" -> Integer.toString(size.channels());
			case "picture" -> read("picture.py");
			case "gray" -> (size.channels() == 1) ? "True" : "False";
			case "labels" -> PyTorchModule.literal(model.labels());
			default -> PyTorchModule.write(model.architecture());
		};
	}

	/**
	 * Returns the name of this language in JSON.
	 * @return the name in lower case, with dashes
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
