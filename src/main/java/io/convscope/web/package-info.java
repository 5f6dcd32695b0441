/**
 * HTTP support for all features: checks of host and origin, limits on request bodies,
 * security headers and JSON.
 */
@NullMarked
package io.convscope.web;

import org.jspecify.annotations.NullMarked;
