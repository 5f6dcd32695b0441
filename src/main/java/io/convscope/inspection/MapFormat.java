package io.convscope.inspection;

/**
 * The form in which maps and filters are sent.
 */
enum MapFormat {

	/** A picture. */
	PNG,

	/** The values. */
	JSON,

	/** The values as a NumPy file. */
	NPY

}
