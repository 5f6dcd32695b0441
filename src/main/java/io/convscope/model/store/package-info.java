/**
 * Models on disk, and which of them answers.
 */
@NullMarked
package io.convscope.model.store;

import org.jspecify.annotations.NullMarked;
