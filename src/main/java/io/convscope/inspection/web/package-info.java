/**
 * Sends views as PNG, JSON or NumPy files, whichever the client accepts.
 */
@NullMarked
package io.convscope.inspection.web;

import org.jspecify.annotations.NullMarked;
