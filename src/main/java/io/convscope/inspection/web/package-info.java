/**
 * The answers of all that can be looked at as a picture or as numbers, over HTTP.
 */
@NullMarked
package io.convscope.inspection.web;

import org.jspecify.annotations.NullMarked;
