/**
 * The Open Inference Protocol over HTTP.
 */
@NullMarked
package io.convscope.serving.openinference.web;

import org.jspecify.annotations.NullMarked;
