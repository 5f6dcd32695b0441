package io.convscope.network;

/**
 * How much the two dropout layers drop.
 *
 * @param drop1 share of values that {@code drop1} sets to zero, from 0 up to but not 1
 * @param drop3 the same for {@code drop3}
 */
record Dropouts(double drop1, double drop3) {

	/** As in the article. */
	static final Dropouts ARTICLE = new Dropouts(0.3, 0.5);

	/** No dropout at all. */
	static final Dropouts NONE = new Dropouts(0, 0);

}
