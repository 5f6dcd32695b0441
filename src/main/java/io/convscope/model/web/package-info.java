/**
 * Models over HTTP: list, choice, download, import, deletion and code snippets.
 */
@NullMarked
package io.convscope.model.web;

import org.jspecify.annotations.NullMarked;
