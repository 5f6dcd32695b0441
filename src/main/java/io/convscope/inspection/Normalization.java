package io.convscope.inspection;

/**
 * Which values share a scale, and so a colour where they are equal.
 */
public enum Normalization {

	/** Each map has its own scale: weak maps show as clearly as strong ones. */
	CHANNEL,

	/** All maps of a layer have one scale: their strengths can be compared. */
	LAYER

}
