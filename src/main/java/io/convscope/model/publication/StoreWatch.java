package io.convscope.model.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.convscope.metric.Meters;
import io.convscope.settings.RoleProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees of the store. A replica is not ready before it has seen the store
 * once; later it goes on with what it has. Thread safe.
 */
@Component("store")
@ConditionalOnProperty("convscope.models.store")
class StoreWatch implements HealthIndicator, MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(StoreWatch.class);

	private final ObjectStore store;

	private final boolean replica;

	private final Clock clock;

	private volatile boolean everSeen;

	private volatile long revision;

	private volatile int skipped;

	private volatile @Nullable Instant lostAt;

	private volatile @Nullable String problem;

	StoreWatch(ObjectStore store, RoleProperties role, Clock clock) {
		this.store = store;
		this.replica = role.isReplica();
		this.clock = clock;
	}

	/**
	 * Notes that the store was reached.
	 */
	void seen() {
		if (this.lostAt != null) {
			logger.info("The store {} is reached again", this.store);
		}
		this.everSeen = true;
		this.lostAt = null;
		this.problem = null;
	}

	/**
	 * Notes what is published, or served.
	 * @param revision that of the index
	 */
	void uses(long revision) {
		this.revision = revision;
	}

	/**
	 * Notes how many models are damaged.
	 * @param models those that are not published, or not taken from the store
	 */
	void skips(int models) {
		this.skipped = models;
	}

	/**
	 * Notes that the store could not be used.
	 * @param why what happened
	 */
	void failed(Exception why) {
		String problem = "The store " + this.store + " can't be used: "
				+ ((why.getMessage() != null) ? why.getMessage() : why.toString());
		if (this.lostAt == null) {
			this.lostAt = this.clock.instant();
			logger.warn("{}; it is tried again each second", problem);
		}
		this.problem = problem;
	}

	private long unreachableSeconds() {
		Instant lostAt = this.lostAt;
		return (lostAt != null) ? Duration.between(lostAt, this.clock.instant()).toSeconds() : 0;
	}

	@Override
	public Health health() {
		Health.Builder health = (this.everSeen || !this.replica) ? Health.up() : Health.outOfService();
		health.withDetail("store", this.store.toString()).withDetail("revision", this.revision);
		String problem = this.problem;
		if (problem != null) {
			health.withDetail("problem", problem).withDetail("unreachableSeconds", unreachableSeconds());
		}
		return health.build();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.store.unreachable", "seconds",
				"For how long the store of models can't be used; 0 if it can", this::unreachableSeconds);
		Meters.gauge(registry, "convscope.store.revision", null,
				"Revision of the store's index that is published, or served", () -> this.revision);
		Meters.gauge(registry, "convscope.store.skipped", null,
				"Models that are damaged, so that they are not published, or not taken from the store",
				() -> this.skipped);
	}

}
