/**
 * The home folder, with all files of the service: its layout, its lock, checksums, atomic
 * writes and the handling of full disks.
 */
@NullMarked
package io.convscope.home;

import org.jspecify.annotations.NullMarked;
