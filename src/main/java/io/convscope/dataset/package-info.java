/**
 * Named, labelled pictures with a train and a test part, their samples and shuffled
 * batches of them.
 */
@NullMarked
package io.convscope.dataset;

import org.jspecify.annotations.NullMarked;
