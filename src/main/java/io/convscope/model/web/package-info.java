/**
 * Models over HTTP.
 */
@NullMarked
package io.convscope.model.web;

import org.jspecify.annotations.NullMarked;
