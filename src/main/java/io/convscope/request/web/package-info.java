/**
 * The addresses that answers hold.
 */
@NullMarked
package io.convscope.request.web;

import org.jspecify.annotations.NullMarked;
