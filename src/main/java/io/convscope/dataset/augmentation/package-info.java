/**
 * Augmentation: random changes of the training pictures, which make more of few.
 */
@NullMarked
package io.convscope.dataset.augmentation;

import org.jspecify.annotations.NullMarked;
