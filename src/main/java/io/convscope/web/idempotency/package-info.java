/**
 * Requests that may be sent again: their first answers are kept by the header
 * {@code Idempotency-Key}.
 */
@NullMarked
package io.convscope.web.idempotency;

import org.jspecify.annotations.NullMarked;
