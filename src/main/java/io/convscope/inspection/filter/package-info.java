/**
 * The filters that a layer has learned.
 */
@NullMarked
package io.convscope.inspection.filter;

import org.jspecify.annotations.NullMarked;
