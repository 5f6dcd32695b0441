package io.convscope.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.convscope.request.InvalidRequestException;
import org.apache.hadoop.conf.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The option {@code --request}: what a call of the service takes, or the URL of a file
 * that has it.
 */
public final class JobRequest {

	private JobRequest() {
	}

	/**
	 * Reads the option.
	 * @param text its value
	 * @param call the call of the service, for the error
	 * @param files of the file systems
	 * @return the request
	 * @throws InvalidRequestException if it is no JSON object
	 * @throws JobFailedException if there is no such file
	 * @throws IOException if the file can't be read
	 */
	public static ObjectNode read(String text, String call, Configuration files) throws IOException {
		String json = text.stripLeading().startsWith("{") ? text
				: new String(new RemoteFile(text, files).read(), StandardCharsets.UTF_8);
		try {
			JsonNode body = JsonMapper.shared().readTree(json);
			if (body instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// as any other text that is no object
		}
		throw InvalidRequestException.of("--request", "must be a JSON object, as " + call + " takes it");
	}

}
