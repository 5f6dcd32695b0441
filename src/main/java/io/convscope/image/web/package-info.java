/**
 * Pictures on their way in over HTTP.
 */
@NullMarked
package io.convscope.image.web;

import org.jspecify.annotations.NullMarked;
