package io.convscope.dataset.own;

/**
 * The result of adding a picture to a data set.
 *
 * @param picture the picture as it is there now
 * @param isNew whether it was not there before
 */
public record AddedPicture(LabelledPicture picture, boolean isNew) {
}
