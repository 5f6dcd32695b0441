package io.convscope.explanation;

import io.convscope.inspection.ShownPicture;
import io.convscope.model.Model;

/**
 * Which pixels of a picture speak for a label.
 *
 * @param model whose view it is
 * @param shown the picture
 * @param method how it was found out
 * @param label the label
 * @param values row, column: above zero where a pixel speaks for the label
 */
record Explanation(Model model, ShownPicture shown, ExplanationMethod method, ExplainedLabel label, float[][] values) {
}
