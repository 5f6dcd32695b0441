package io.convscope.request;

/**
 * The response format of something that can be drawn.
 */
public enum AnswerFormat {

	/** A picture. */
	PNG,

	/** The values. */
	JSON,

	/** The values as a NumPy file. */
	NPY

}
