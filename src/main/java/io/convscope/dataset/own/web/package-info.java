/**
 * The user's own data sets over HTTP.
 */
@NullMarked
package io.convscope.dataset.own.web;

import org.jspecify.annotations.NullMarked;
