package io.convscope.request;

/**
 * The format in which something that can be drawn is sent.
 */
public enum AnswerFormat {

	/** A picture. */
	PNG,

	/** The values. */
	JSON,

	/** The values as a NumPy file. */
	NPY

}
