/**
 * The audit log: who did what to what, from where, and what came of it.
 */
@NullMarked
package io.convscope.web.audit;

import org.jspecify.annotations.NullMarked;
