/**
 * Models over HTTP: list, choice, download, import, deletion, programs.
 */
@NullMarked
package io.convscope.model.web;

import org.jspecify.annotations.NullMarked;
