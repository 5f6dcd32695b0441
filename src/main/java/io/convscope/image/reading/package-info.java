/**
 * Reads picture files that clients send, within limits of size, memory and time.
 */
@NullMarked
package io.convscope.image.reading;

import org.jspecify.annotations.NullMarked;
