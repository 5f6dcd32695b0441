/**
 * What all of the HTTP interface has in common: problem documents, the check of origins,
 * JSON settings.
 */
@NullMarked
package io.convscope.web;

import org.jspecify.annotations.NullMarked;
