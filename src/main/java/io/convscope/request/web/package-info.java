/**
 * Paths in responses, as clients see them behind proxies.
 */
@NullMarked
package io.convscope.request.web;

import org.jspecify.annotations.NullMarked;
