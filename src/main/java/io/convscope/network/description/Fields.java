package io.convscope.network.description;

/**
 * Checks the fields of layers.
 */
final class Fields {

	private Fields() {
	}

	static void require(String field, int value, int least) {
		if (value < least) {
			throw new IllegalArgumentException(field + " must be at least " + least + ", and is " + value);
		}
	}

}
