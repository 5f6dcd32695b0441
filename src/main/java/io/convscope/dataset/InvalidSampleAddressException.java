package io.convscope.dataset;

/**
 * Thrown when a text is no address of a sample; its message shows the form.
 */
public final class InvalidSampleAddressException extends RuntimeException {

	private InvalidSampleAddressException(String message) {
		super(message);
	}

	static InvalidSampleAddressException of(String text) {
		return new InvalidSampleAddressException("\"" + text + "\" is no address of a sample; write [dataset/]train/7"
				+ " or [dataset/]test/0, the data set being optional, as in cifar10/train/7.");
	}

}
