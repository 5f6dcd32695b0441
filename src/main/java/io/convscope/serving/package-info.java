/**
 * What the protocols of other inference servers have in common, whose clients can call
 * this service: versions of models, and readiness.
 */
@NullMarked
package io.convscope.serving;

import org.jspecify.annotations.NullMarked;
