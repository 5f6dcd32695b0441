/**
 * Sends views as PNG, JSON or NumPy files, as the client requests.
 */
@NullMarked
package io.convscope.inspection.web;

import org.jspecify.annotations.NullMarked;
