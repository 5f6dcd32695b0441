/**
 * Imports models from weights that clients send.
 */
@NullMarked
package io.convscope.model.imports;

import org.jspecify.annotations.NullMarked;
