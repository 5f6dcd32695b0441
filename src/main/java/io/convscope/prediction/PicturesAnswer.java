package io.convscope.prediction;

import java.util.List;

/**
 * What a model says of several pictures.
 *
 * @param model who says it
 * @param results one for each picture, in the order they were sent
 */
record PicturesAnswer(AnsweringModel model, List<PictureResult> results) {
}
