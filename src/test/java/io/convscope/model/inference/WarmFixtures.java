package io.convscope.model.inference;

import java.util.List;

import io.convscope.model.store.ModelFixtures;

/**
 * Models that are kept warm, with no Spring context.
 */
public final class WarmFixtures {

	private WarmFixtures() {
	}

	public static WarmModels of(ModelFixtures fixtures) {
		return new WarmModels(fixtures.inference(), fixtures.models(), fixtures.aliases(),
				new WarmProperties(List.of()));
	}

}
