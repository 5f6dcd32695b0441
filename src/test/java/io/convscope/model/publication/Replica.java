package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.convscope.model.inference.WarmFixtures;
import io.convscope.model.inference.WarmModels;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelFixtures;
import io.convscope.settings.Role;
import io.convscope.settings.RoleProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a replica has that follows a store, with no Spring context; each look is called
 * for.
 */
final class Replica implements AutoCloseable {

	private final ModelFixtures fixtures;

	private final WarmModels warm;

	private final StoreWatch watch;

	private final Follower follower;

	Replica(Path home, ObjectStore store) {
		this(home, store, null);
	}

	Replica(Path home, ObjectStore store, @Nullable String name) {
		this.fixtures = new ModelFixtures(home);
		this.warm = WarmFixtures.of(this.fixtures);
		Clock clock = Clock.systemUTC();
		this.watch = new StoreWatch(store, new RoleProperties(Role.SERVE), clock);
		WeightsCopies copies = new WeightsCopies(this.fixtures.home(), this.fixtures.copies());
		KnownModels known = this.fixtures.models().known();
		ServedIndex served = new ServedIndex(store, new UsableModels(store, copies, this.warm, known, this.watch),
				new KeptIndex(this.fixtures.home(), store, JsonMapper.shared()), known, this.fixtures.damages(),
				this.watch, new StoreProperties(store.toString(), List.of(), null, name));
		this.follower = new Follower(store, copies, served, known, this.watch, JsonMapper.shared(), clock);
	}

	/**
	 * Looks at the store once.
	 * @return what the replica has then
	 */
	ModelFixtures look() {
		this.follower.look();
		return this.fixtures;
	}

	StoreWatch watch() {
		return this.watch;
	}

	@Override
	public void close() throws IOException {
		this.follower.destroy();
		this.warm.destroy();
		this.fixtures.close();
	}

}
