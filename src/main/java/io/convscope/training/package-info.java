/**
 * Training runs: their requests, their queue and the training thread, over HTTP.
 */
@NullMarked
package io.convscope.training;

import org.jspecify.annotations.NullMarked;
