/**
 * Ids by which a request is found again: in its answer, in the log, and in the systems
 * around the service.
 */
@NullMarked
package io.convscope.web.trace;

import org.jspecify.annotations.NullMarked;
