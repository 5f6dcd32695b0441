package io.convscope.inspection;

/**
 * The form in which maps are sent.
 */
enum MapFormat {

	/** A picture. */
	PNG,

	/** The values. */
	JSON

}
