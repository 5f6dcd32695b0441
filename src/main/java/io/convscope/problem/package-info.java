/**
 * The problem types of the API (RFC 9457). Each is declared on its exception.
 */
@NullMarked
package io.convscope.problem;

import org.jspecify.annotations.NullMarked;
