package io.convscope.web;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service may be reached.
 *
 * @param hosts host names without a port, besides those of this machine itself, under
 * which it may be asked, and whose pages may change things; when empty, a service that
 * listens to this machine only answers under no other name, and one that listens to the
 * network under every name
 * @param probeFile where the address that tells whether the service is ready is written
 * at the start, for a health check; null for nowhere
 */
@ConfigurationProperties("convscope.web")
record WebProperties(@DefaultValue List<String> hosts, @Nullable Path probeFile) {
}
