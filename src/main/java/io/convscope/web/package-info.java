/**
 * What all of the HTTP interface has in common: problem documents, what browsers and
 * uploads may do, JSON settings.
 */
@NullMarked
package io.convscope.web;

import org.jspecify.annotations.NullMarked;
