/**
 * Who may do what: the keys of the API, their rights and their limits.
 */
@NullMarked
package io.convscope.access;

import org.jspecify.annotations.NullMarked;
