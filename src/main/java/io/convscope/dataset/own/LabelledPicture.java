package io.convscope.dataset.own;

import io.convscope.dataset.Part;

/**
 * A picture of a data set with its label.
 *
 * @param id the picture's id: the SHA-256 of its pixels
 * @param label the name of its label
 * @param labelIndex the index of its label, counted from 0
 * @param part the part that it belongs to
 */
public record LabelledPicture(String id, String label, int labelIndex, Part part) {
}
