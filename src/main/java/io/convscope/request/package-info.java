/**
 * Options of requests: their types and ranges, how they are read, and how invalid ones
 * are refused, all in one answer.
 */
@NullMarked
package io.convscope.request;

import org.jspecify.annotations.NullMarked;
