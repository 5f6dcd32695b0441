/**
 * A store of models, a folder or a bucket: a service that trains publishes to it, serving
 * replicas follow it.
 */
@NullMarked
package io.convscope.model.publication;

import org.jspecify.annotations.NullMarked;
