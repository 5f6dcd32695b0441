/**
 * Reads networks that people write, and names all their faults at once.
 */
@NullMarked
package io.convscope.catalog.reading;

import org.jspecify.annotations.NullMarked;
