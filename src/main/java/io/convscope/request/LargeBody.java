package io.convscope.request;

/**
 * Requests whose bodies may be as large as files, whatever type they name. Their handler
 * limits the size.
 *
 * @param prefix what the path within the service begins with
 */
public record LargeBody(String prefix) {
}
