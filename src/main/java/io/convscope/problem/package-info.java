/**
 * The kinds of problems that clients are told of (RFC 9457), each declared with its
 * exception.
 */
@NullMarked
package io.convscope.problem;

import org.jspecify.annotations.NullMarked;
