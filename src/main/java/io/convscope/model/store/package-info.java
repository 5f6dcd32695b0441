/**
 * Models on disk, and the choice of the current one, which answers requests that name no
 * model.
 */
@NullMarked
package io.convscope.model.store;

import org.jspecify.annotations.NullMarked;
