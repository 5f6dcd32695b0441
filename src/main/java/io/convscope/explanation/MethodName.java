package io.convscope.explanation;

/**
 * The ways to explain a label that there are, as URLs name them.
 */
enum MethodName {

	/** Cover a part of the picture and see what becomes of the logit. */
	OCCLUSION,

	/** Follow the logit's gradient back to the pixels. */
	SALIENCY,

	/** Weigh the maps of a layer by what the logit makes of them. */
	GRADCAM

}
