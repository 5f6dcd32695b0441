/**
 * Kinds of problems that clients are told of (RFC 9457). Each is declared at its
 * exception.
 */
@NullMarked
package io.convscope.problem;

import org.jspecify.annotations.NullMarked;
