package io.convscope.network.description;

/**
 * Checks the fields of layers.
 */
final class Fields {

	private Fields() {
	}

	// a window that is more than half in the padding may have no value of its own:
	// PyTorch
	// refuses it, too
	static void requirePooling(int size, int stride, int padding) {
		require("size", size, 1);
		require("stride", stride, 1);
		require("padding", padding, 0);
		if (padding > size / 2) {
			throw new IllegalArgumentException(
					"padding must be at most half of the size, " + size / 2 + ", and is " + padding);
		}
	}

	static void require(String field, int value, int least) {
		if (value < least) {
			throw new IllegalArgumentException(field + " must be at least " + least + ", and is " + value);
		}
	}

}
