package io.convscope.web.key;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of replicas that tell clients where models are made.
 *
 * @param store the store that this replica follows
 * @param trainer the address of the service that publishes to it; null if clients need
 * not know
 */
@ConfigurationProperties("convscope.models")
record TrainerProperties(@Nullable String store, @Nullable URI trainer) {

	/**
	 * Tells where something is done that a replica does not do.
	 * @return for example {@code at https://trainer.example.org}
	 */
	String words() {
		return (this.trainer != null) ? "at " + this.trainer : "at the service that publishes to " + this.store;
	}

}
