package io.convscope.request;

/**
 * Requests whose handler unpacks compressed bodies; all others must send them as they
 * are.
 *
 * @param prefix what the path within the service begins with
 */
public record CompressedBody(String prefix) {
}
