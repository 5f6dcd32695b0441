package io.convscope.network;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a layer does.
 */
public enum LayerKind {

	/** Slides learned kernels over its input. */
	CONVOLUTION,

	/** Replaces negative values by zero. */
	RELU,

	/** Drops values at random in training; the identity in inference. */
	DROPOUT,

	/** Keeps the largest of each block of values. */
	MAXPOOL,

	/** Connects each input with each output. */
	DENSE,

	/** Turns logits into probabilities. */
	SOFTMAX;

	/**
	 * Names this kind as URLs and JSON do.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
