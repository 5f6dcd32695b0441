/**
 * The description of the API, and the page to read and try it.
 */
@NullMarked
package io.convscope.web.api;

import org.jspecify.annotations.NullMarked;
