/**
 * CIFAR-10: its download, its files on disk, and its pictures in memory.
 */
@NullMarked
package io.convscope.dataset.cifar10;

import org.jspecify.annotations.NullMarked;
