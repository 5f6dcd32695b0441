/**
 * Training runs over HTTP: requests, the queue and the training thread.
 */
@NullMarked
package io.convscope.training;

import org.jspecify.annotations.NullMarked;
