/**
 * The Open Inference Protocol, version 2, with the extensions for binary data and
 * classification: requests, tensors and answers.
 */
@NullMarked
package io.convscope.serving.openinference;

import org.jspecify.annotations.NullMarked;
