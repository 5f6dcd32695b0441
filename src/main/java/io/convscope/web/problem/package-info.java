/**
 * Answers failed requests with problem documents (RFC 9457).
 */
@NullMarked
package io.convscope.web.problem;

import org.jspecify.annotations.NullMarked;
