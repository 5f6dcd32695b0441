/**
 * Finds the picture files in HTTP requests.
 */
@NullMarked
package io.convscope.image.web;

import org.jspecify.annotations.NullMarked;
