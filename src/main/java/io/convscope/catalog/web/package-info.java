/**
 * Networks over HTTP.
 */
@NullMarked
package io.convscope.catalog.web;

import org.jspecify.annotations.NullMarked;
