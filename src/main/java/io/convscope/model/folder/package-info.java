/**
 * Follows a folder of weights files, which become models.
 */
@NullMarked
package io.convscope.model.folder;

import org.jspecify.annotations.NullMarked;
