/**
 * Asks clients for a key of the API, and knows which right each call needs.
 */
@NullMarked
package io.convscope.web.key;

import org.jspecify.annotations.NullMarked;
