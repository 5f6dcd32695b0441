package io.convscope.network.engine;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is to compute networks.
 *
 * @param engine an engine, or {@code auto} for the fastest of this machine
 */
@ConfigurationProperties("convscope")
record EngineProperties(@DefaultValue("auto") Choice engine) {

	/**
	 * Finds the engine.
	 * @return the one that is set; null for the fastest
	 */
	@Nullable Engine chosen() {
		return (this.engine != Choice.AUTO) ? Engine.valueOf(this.engine.name()) : null;
	}

	/**
	 * The values of the setting.
	 */
	enum Choice {

		AUTO, ONEDNN, ND4J, DL4J

	}

}
