/**
 * Makes models of weights that people send.
 */
@NullMarked
package io.convscope.model.imports;

import org.jspecify.annotations.NullMarked;
