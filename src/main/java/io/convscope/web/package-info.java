/**
 * HTTP for all features: checks of host and origin, limits on request bodies, security
 * headers, JSON.
 */
@NullMarked
package io.convscope.web;

import org.jspecify.annotations.NullMarked;
