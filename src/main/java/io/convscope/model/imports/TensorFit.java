package io.convscope.model.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.network.Architecture;
import io.convscope.network.description.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * How the tensors of a file fit a network.
 *
 * @param matches how many have the name and the shape of a parameter
 * @param fault the first difference; null if there is none
 */
record TensorFit(int matches, @Nullable String fault) {

	private static final int MOST_NAMES = 20;

	static TensorFit of(FileTensors tensors, Architecture network) {
		List<TensorShape> wanted = network.tensors();
		int matches = (int) wanted.stream().filter((each) -> fault(tensors, each).isEmpty()).count();
		String fault = wanted.stream()
			.flatMap((each) -> fault(tensors, each).stream())
			.findFirst()
			.or(() -> tooMany(tensors, wanted))
			.orElse(null);
		return new TensorFit(matches, fault);
	}

	private static Optional<String> fault(FileTensors tensors, TensorShape wanted) {
		Optional<FileTensors.Entry> found = tensors.find(wanted.name());
		if (found.isEmpty()) {
			return Optional.of(missing(wanted.name(), tensors));
		}
		return Optional.of(found.get().shape())
			.filter((shape) -> !Arrays.equals(shape, wanted.shape()))
			.map((shape) -> wanted.name() + " has the shape " + Arrays.toString(shape) + "; this network needs "
					+ Arrays.toString(wanted.shape()) + ".");
	}

	static String missing(String name, FileTensors tensors) {
		String found = list(tensors.entries().stream().map(FileTensors.Entry::name).toList());
		return name + " is missing; the file has " + (found.isEmpty() ? "no tensors" : found) + ".";
	}

	private static Optional<String> tooMany(FileTensors tensors, List<TensorShape> wanted) {
		List<String> names = wanted.stream().map(TensorShape::name).toList();
		List<String> others = tensors.entries()
			.stream()
			.map(FileTensors.Entry::name)
			.filter((name) -> !names.contains(name))
			.toList();
		return others.isEmpty() ? Optional.empty()
				: Optional.of(list(others) + ((others.size() == 1) ? " is not a parameter" : " are not parameters")
						+ " of this network; it has " + String.join(", ", names) + ".");
	}

	private static String list(List<String> names) {
		int more = names.size() - MOST_NAMES;
		String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
		return (more > 0) ? first + " and " + more + " more" : first;
	}

	/**
	 * Compares networks: the more matches the better, and one without a fault is the
	 * best.
	 * @return the higher the closer
	 */
	int score() {
		return (this.fault != null) ? this.matches : Integer.MAX_VALUE;
	}

	/**
	 * Makes sure that the tensors are those of the network.
	 * @param hint ends the message
	 * @throws InvalidWeightsException naming the first difference
	 */
	void require(String hint) {
		if (this.fault != null) {
			throw InvalidWeightsException.because(this.fault + hint);
		}
	}

}
