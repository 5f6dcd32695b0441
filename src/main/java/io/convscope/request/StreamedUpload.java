package io.convscope.request;

/**
 * A request whose body is written to the disk while it arrives, so that it takes no
 * memory. Its handler limits its size.
 *
 * @param method the HTTP method
 * @param path the path within the service
 */
public record StreamedUpload(String method, String path) {
}
