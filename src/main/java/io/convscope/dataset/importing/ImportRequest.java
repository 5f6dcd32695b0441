package io.convscope.dataset.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.own.NewDataset;
import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to import an archive.
 *
 * @param dataset the new data set, with the usual values where the request has none
 * @param pictureSize whether the request has the size of the pictures
 * @param test whether the request has the share of test pictures
 */
public record ImportRequest(NewDataset dataset, boolean pictureSize, boolean test) {

	private static final List<String> NUMBERS = List.of("pictureSize", "test");

	/**
	 * Reads a request.
	 * @param fields the fields of a form, or the parameters of an address
	 * @return the request
	 * @throws InvalidRequestException if a field is not valid
	 */
	public static ImportRequest of(Map<String, String> fields) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		new LinkedHashMap<>(fields).forEach((name, value) -> {
			Double number = NUMBERS.contains(name) ? number(value) : null;
			if (number == null) {
				body.put(name, value);
			}
			else if (number == Math.rint(number)) {
				body.put(name, number.longValue());
			}
			else {
				body.put(name, number);
			}
		});
		if (body.has("labels")) {
			throw InvalidRequestException.of("labels", "must be left out, as the archive has them");
		}
		return new ImportRequest(NewDataset.of(body, 0), fields.containsKey("pictureSize"), fields.containsKey("test"));
	}

	private static @Nullable Double number(String text) {
		try {
			return Double.valueOf(text.strip());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
