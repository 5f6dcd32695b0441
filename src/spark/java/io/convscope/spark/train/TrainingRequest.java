package io.convscope.spark.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.home.ConvscopeHome;
import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.RequestCheck;
import io.convscope.training.run.RunRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.FileSystemUtils;

/**
 * Reads what {@code POST /train} takes, as far as many machines can train it.
 */
public final class TrainingRequest {

	private static final String USUAL_DATASET = "cifar10";

	private TrainingRequest() {
	}

	/**
	 * Reads a request for a network that many machines train.
	 * @param json its text
	 * @return the complete request
	 * @throws InvalidRequestException if anything is wrong with it
	 */
	static RunRequest read(String json) {
		RunRequest request = complete(parse(json));
		requireSupported(request.settings());
		return request;
	}

	/**
	 * Completes a request.
	 * @param body the request
	 * @return the complete request
	 * @throws InvalidRequestException if anything is wrong with it
	 */
	public static RunRequest complete(ObjectNode body) {
		// of a user who has no networks but those in the request
		ConvscopeHome home = new ConvscopeHome(temporaryFolder());
		try {
			NetworkCatalog networks = new NetworkCatalog(home);
			return RequestCheck.complete(body, (from) -> USUAL_DATASET, networks::choose).freezingByName();
		}
		finally {
			home.destroy();
			FileSystemUtils.deleteRecursively(home.root().toFile());
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("convscope-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There is no room for temporary files", ex);
		}
	}

	private static ObjectNode parse(String json) {
		try {
			JsonNode body = JsonMapper.shared().readTree(json);
			if (body instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// as any other text that is no object
		}
		throw InvalidRequestException.of("--request", "must be a JSON object, as POST /train takes it");
	}

	private static void requireSupported(TrainingSettings settings) {
		Map<String, String> errors = new LinkedHashMap<>();
		Optional.ofNullable(settings.from()).ifPresent((each) -> errors.put("from", "is not supported here yet"));
		Optional.ofNullable(settings.patience())
			.ifPresent((each) -> errors.put("patience", "is not supported here: choose the number of epochs"));
		Optional.ofNullable(settings.maxMinutes())
			.ifPresent((each) -> errors.put("maxMinutes", "is not supported here: choose the number of epochs"));
		if (!errors.isEmpty()) {
			throw InvalidRequestException.of(errors);
		}
	}

}
