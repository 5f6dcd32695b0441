package io.convscope.dataset;

import java.util.Collection;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a text is not the address of a sample. The message shows the format.
 */
@ProblemType(name = "invalid-sample", title = "Invalid sample", status = 400)
public final class InvalidSampleAddressException extends RuntimeException {

	private InvalidSampleAddressException(String message) {
		super(message);
	}

	static InvalidSampleAddressException of(String text) {
		return new InvalidSampleAddressException("\"" + text + "\" is not a sample address; write [dataset/]train/7"
				+ " or [dataset/]test/0, the data set being optional, as in cifar10/train/7.");
	}

	static InvalidSampleAddressException withoutDataset(SampleAddress address, Collection<String> known) {
		String rest = address.part() + "/" + address.index();
		return new InvalidSampleAddressException("The model does not record a data set of its own; name one, as in "
				+ known.stream().map((each) -> each + "/" + rest).collect(Collectors.joining(" or ")) + ".");
	}

}
