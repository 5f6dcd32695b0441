/**
 * Checks what requests are made of before their handlers see them: a slash at the end of
 * the path, the names of query parameters, the encoding of the body.
 */
@NullMarked
package io.convscope.web.request;

import org.jspecify.annotations.NullMarked;
