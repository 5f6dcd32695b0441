package io.convscope.model.pth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tensors in what a file holds: a dictionary of them, or a checkpoint that has
 * one such dictionary among other things.
 */
final class StateDictionary {

	// as tutorials and libraries call them
	private static final List<String> KEYS = List.of("state_dict", "model", "model_state_dict");

	private static final int MOST_NAME = 200;

	private StateDictionary() {
	}

	/**
	 * Finds the tensors.
	 * @param content what the pickle describes
	 * @return the tensors by name, in the order of the file
	 * @throws PthException if it has none, or something else among them, or several
	 * dictionaries of them
	 */
	static Map<String, StoredTensor> of(Object content) throws PthException {
		if (!(content instanceof Dictionary dictionary)) {
			throw new PthException(
					"it holds " + ((content instanceof StoredTensor) ? "a single tensor" : "no dictionary") + "; "
							+ PthException.SAVE_ANEW);
		}
		List<String> nested = KEYS.stream()
			.filter((key) -> dictionary.values().get(key) instanceof Dictionary)
			.toList();
		if (nested.size() > 1) {
			throw new PthException(
					"it is a checkpoint with several candidates for the weights, " + String.join(" and ", nested)
							+ "; save one of them with torch.save(checkpoint[\"" + nested.get(0) + "\"], path)");
		}
		return tensors(nested.isEmpty() ? dictionary : (Dictionary) dictionary.values().get(nested.get(0)));
	}

	private static Map<String, StoredTensor> tensors(Dictionary dictionary) throws PthException {
		Map<String, StoredTensor> tensors = new LinkedHashMap<>();
		for (Map.Entry<Object, Object> each : dictionary.values().entrySet()) {
			String name = each.getKey().toString();
			if (!(each.getValue() instanceof StoredTensor tensor)) {
				throw new PthException("its entry " + Texts.quoted(name) + " is no tensor; " + PthException.SAVE_ANEW);
			}
			if (name.length() > MOST_NAME || tensors.put(name, tensor) != null) {
				throw new PthException("its entry " + Texts.quoted(name) + " has a name of more than " + MOST_NAME
						+ " characters, or that of another");
			}
		}
		return tensors;
	}

}
