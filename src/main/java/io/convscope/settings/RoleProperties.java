package io.convscope.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The role of this process.
 *
 * @param role what it does
 */
@ConfigurationProperties("convscope")
public record RoleProperties(@DefaultValue("all") Role role) {

	/**
	 * Tells whether this is one of the replicas that only serve.
	 * @return whether the role is {@link Role#SERVE}
	 */
	public boolean isReplica() {
		return this.role == Role.SERVE;
	}

}
