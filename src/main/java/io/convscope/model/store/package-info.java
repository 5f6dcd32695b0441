/**
 * Models on disk, and which of them is current, so answers where a request names none.
 */
@NullMarked
package io.convscope.model.store;

import org.jspecify.annotations.NullMarked;
