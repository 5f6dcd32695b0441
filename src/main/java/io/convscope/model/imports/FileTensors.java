package io.convscope.model.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.model.safetensors.InvalidWeightsException;

/**
 * The tensors that a client's file has, by the names that they have here: without the
 * prefixes of PyTorch's wrappers, and without the counters of batches, which no
 * computation uses.
 *
 * @param entries in the order of the file
 * @param metadata what the file says of itself, by key
 */
record FileTensors(List<Entry> entries, Map<String, String> metadata) {

	// of DataParallel, of models within a module of Lightning, of torch.compile
	private static final List<String> PREFIXES = List.of("module.", "model.", "_orig_mod.");

	private static final String COUNTER = ".num_batches_tracked";

	/**
	 * Names the tensors.
	 * @param shapes the shapes by the names in the file
	 * @param metadata what the file says of itself, by key
	 * @return the tensors
	 * @throws InvalidWeightsException if two would have the same name
	 */
	static FileTensors of(Map<String, int[]> shapes, Map<String, String> metadata) {
		Map<String, Entry> entries = new LinkedHashMap<>();
		shapes.forEach((key, shape) -> {
			Entry entry = new Entry(withoutPrefixes(key), key, shape);
			Entry other = key.endsWith(COUNTER) ? null : entries.put(entry.name, entry);
			if (other != null) {
				throw InvalidWeightsException.because(other.key + " and " + key + " are both called " + entry.name
						+ " without the prefixes of PyTorch's wrappers; keep one of them.");
			}
		});
		return new FileTensors(new ArrayList<>(entries.values()), metadata);
	}

	// a layer may be called as a prefix is: what is left has a layer and a tensor
	private static String withoutPrefixes(String key) {
		String name = key;
		boolean changed = true;
		while (changed) {
			changed = false;
			for (String prefix : PREFIXES) {
				if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) >= 0) {
					name = name.substring(prefix.length());
					changed = true;
				}
			}
		}
		return name;
	}

	/**
	 * Finds a tensor.
	 * @param name its name here
	 * @return the tensor; empty if there is none
	 */
	Optional<Entry> find(String name) {
		return this.entries.stream().filter((entry) -> entry.name.equals(name)).findFirst();
	}

	/**
	 * A tensor.
	 *
	 * @param name its name here
	 * @param key its name in the file
	 * @param shape its sizes
	 */
	record Entry(String name, String key, int[] shape) {
	}

}
