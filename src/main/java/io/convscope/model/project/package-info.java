/**
 * Projects: data sets of the user's own pictures together with what was trained on them,
 * as one file.
 */
@NullMarked
package io.convscope.model.project;

import org.jspecify.annotations.NullMarked;
