/**
 * Backups: the home folder as one tar archive, sent while the service works, and put back
 * into an empty home folder at a start.
 */
@NullMarked
package io.convscope.backup;

import org.jspecify.annotations.NullMarked;
