/**
 * Answers with a problem document (RFC 9457) wherever a request fails.
 */
@NullMarked
package io.convscope.web.problem;

import org.jspecify.annotations.NullMarked;
