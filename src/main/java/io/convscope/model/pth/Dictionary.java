package io.convscope.model.pth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dictionary of a pickle. Only texts and numbers are keys: their hash codes cost
 * nothing, whatever else is nested in one another.
 */
final class Dictionary {

	private final Map<Object, Object> values = new LinkedHashMap<>();

	/**
	 * Puts values in.
	 * @param items keys and values in turn
	 * @throws PthException if a key has no value, or is neither a text nor a number
	 */
	void put(List<Object> items) throws PthException {
		if (items.size() % 2 != 0) {
			throw new PthException("its pickle has a key without a value");
		}
		for (int i = 0; i < items.size(); i += 2) {
			Object key = items.get(i);
			if (!(key instanceof String || key instanceof Long || key instanceof Boolean)) {
				throw new PthException("its pickle has a key that is neither a text nor a number");
			}
			this.values.put(key, items.get(i + 1));
		}
	}

	Map<Object, Object> values() {
		return this.values;
	}

}
