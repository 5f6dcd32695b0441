package io.convscope.model.pth;

import java.util.ArrayList;
import java.util.List;

/**
 * The eight names of Python that a state dictionary needs, and what calling them gives.
 */
final class Globals {

	private static final int REBUILD_ARGUMENTS = 6;

	private static final int STORAGE_PARTS = 5;

	private Globals() {
	}

	/**
	 * Finds what a name means.
	 * @param module its module
	 * @param name its name in the module
	 * @return a {@link Special} or a {@link Storage}
	 * @throws PthException if it is none of the eight
	 */
	static Object named(String module, String name) throws PthException {
		String full = module + "." + name;
		if (full.equals("collections.OrderedDict")) {
			return Special.ORDERED_DICT;
		}
		if (full.equals("torch._utils._rebuild_tensor_v2")) {
			return Special.REBUILD_TENSOR;
		}
		if (full.equals("torch._utils._rebuild_parameter")) {
			return Special.REBUILD_PARAMETER;
		}
		if (module.equals("torch") && name.endsWith("Storage")) {
			return Storage.named(name)
				.orElseThrow(() -> new PthException("it has a tensor of " + Texts.quoted(full)
						+ "; only float, double, half, bfloat16 and long are read"));
		}
		throw new PthException("it is more than weights: it needs Python's " + Texts.quoted(full)
				+ ", as whole models do, and nothing in it is executed; " + PthException.SAVE_ANEW);
	}

	/**
	 * Finds the storage that a persistent id names.
	 * @param id what the pickle has as the id
	 * @return the storage
	 * @throws PthException if it is not one
	 */
	static StoredTensor.Numbers storage(Object id) throws PthException {
		if (id instanceof List<?> parts && parts.size() == STORAGE_PARTS && "storage".equals(parts.get(0))
				&& parts.get(1) instanceof Storage type && parts.get(2) instanceof String key
				&& parts.get(4) instanceof Long count && count >= 0) {
			return new StoredTensor.Numbers(type, key, count);
		}
		throw new PthException("its pickle refers to something outside that is no storage");
	}

	/**
	 * Gives what a call would.
	 * @param function what is called
	 * @param arguments what with
	 * @return an empty {@link Dictionary} or a {@link StoredTensor}
	 * @throws PthException if the call is neither that of {@code OrderedDict()} nor that
	 * of a valid tensor or parameter
	 */
	static Object call(Object function, Object arguments) throws PthException {
		if (function == Special.ORDERED_DICT && arguments instanceof List<?> none && none.isEmpty()) {
			return new Dictionary();
		}
		if (function == Special.REBUILD_TENSOR && arguments instanceof List<?> list && list.size() >= REBUILD_ARGUMENTS
				&& list.get(0) instanceof StoredTensor.Numbers storage && list.get(1) instanceof Long offset) {
			return StoredTensor.of(storage, offset, numbers(list.get(2)), numbers(list.get(3)));
		}
		if (function == Special.REBUILD_PARAMETER && arguments instanceof List<?> list && !list.isEmpty()
				&& list.get(0) instanceof StoredTensor tensor) {
			return tensor;
		}
		throw new PthException("its pickle calls something that makes no tensor");
	}

	private static List<Long> numbers(Object list) throws PthException {
		List<Long> numbers = new ArrayList<>();
		if (list instanceof List<?> items && items.size() <= StoredTensor.MOST_DIMENSIONS) {
			for (Object each : items) {
				if (each instanceof Long number) {
					numbers.add(number);
				}
			}
			if (numbers.size() == items.size()) {
				return numbers;
			}
		}
		throw new PthException("it has a tensor whose sizes or strides are not up to " + StoredTensor.MOST_DIMENSIONS
				+ " whole numbers");
	}

}
