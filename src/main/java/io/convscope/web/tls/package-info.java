/**
 * The certificate that the service makes for itself.
 */
@NullMarked
package io.convscope.web.tls;

import org.jspecify.annotations.NullMarked;
