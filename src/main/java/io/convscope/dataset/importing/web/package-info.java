/**
 * Archives over HTTP.
 */
@NullMarked
package io.convscope.dataset.importing.web;

import org.jspecify.annotations.NullMarked;
