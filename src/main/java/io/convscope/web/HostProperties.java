package io.convscope.web;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under which names the service may be asked.
 *
 * @param hosts host names without a port, besides those of this machine itself; when
 * empty, a service that listens to this machine only answers under no other name, and one
 * that listens to the network under every name
 */
@ConfigurationProperties("convscope.web")
record HostProperties(@DefaultValue List<String> hosts) {
}
