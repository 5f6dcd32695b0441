/**
 * Which pixels of a picture count for a label or against it: Grad-CAM, occlusion and
 * saliency.
 */
@NullMarked
package io.convscope.explanation;

import org.jspecify.annotations.NullMarked;
