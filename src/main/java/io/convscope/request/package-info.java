/**
 * Options of requests: their types, ranges and parsing, and the errors of all invalid
 * options in one response.
 */
@NullMarked
package io.convscope.request;

import org.jspecify.annotations.NullMarked;
