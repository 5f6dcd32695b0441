package io.convscope.request;

/**
 * A path of health checks, which are answered under every host name and also when all
 * other requests are refused.
 *
 * @param path the path within the service, without a slash at its end
 */
public record ProbePath(String path) {
}
