/**
 * Extracts the picture files from HTTP requests.
 */
@NullMarked
package io.convscope.image.web;

import org.jspecify.annotations.NullMarked;
