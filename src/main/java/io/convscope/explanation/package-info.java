/**
 * Explains which pixels of a picture count for or against a label, by Grad-CAM, occlusion
 * and saliency.
 */
@NullMarked
package io.convscope.explanation;

import org.jspecify.annotations.NullMarked;
