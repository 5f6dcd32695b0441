/**
 * Models on disk, and which of them is current, so answers requests that name none.
 */
@NullMarked
package io.convscope.model.store;

import org.jspecify.annotations.NullMarked;
