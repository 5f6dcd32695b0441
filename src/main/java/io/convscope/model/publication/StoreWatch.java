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
 * What monitoring sees of the store. A replica is not ready before it serves an index;
 * later it goes on with what it has. Thread safe.
 */
@Component("store")
@ConditionalOnProperty("convscope.models.store")
class StoreWatch implements HealthIndicator, MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(StoreWatch.class);

	// large weights take a while; a file system that hangs answers never
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ObjectStore store;

	private final boolean replica;

	private final Clock clock;

	private volatile boolean used;

	private volatile long revision;

	private volatile int skipped;

	private volatile Instant answeredAt;

	private volatile @Nullable Instant lostAt;

	private volatile @Nullable String problem;

	private volatile @Nullable String obstacle;

	StoreWatch(ObjectStore store, RoleProperties role, Clock clock) {
		this.store = store;
		this.replica = role.isReplica();
		this.clock = clock;
		this.answeredAt = clock.instant();
	}

	/**
	 * Notes that the store answered, or that work on what it said goes on.
	 */
	void answered() {
		this.answeredAt = this.clock.instant();
	}

	/**
	 * Notes that the store was reached.
	 */
	void seen() {
		answered();
		if (this.lostAt != null) {
			logger.info("The store {} is reached again", this.store);
		}
		this.lostAt = null;
		this.problem = null;
	}

	/**
	 * Notes what is published, or served.
	 * @param revision that of the index
	 */
	void uses(long revision) {
		this.used = true;
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
	 * Notes whether the newest index waits for a model.
	 * @param obstacle why it can't be served yet; null if it is
	 */
	void waits(@Nullable String obstacle) {
		this.obstacle = obstacle;
	}

	/**
	 * Notes that the store could not be used.
	 * @param why what happened
	 */
	void failed(Exception why) {
		answered();
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
		Duration time = Duration.between((lostAt != null) ? lostAt : this.answeredAt, this.clock.instant());
		return (lostAt != null || time.compareTo(PATIENCE) > 0) ? time.toSeconds() : 0;
	}

	@Override
	public Health health() {
		Health.Builder health = (this.used || !this.replica) ? Health.up() : Health.outOfService();
		health.withDetail("store", this.store.toString()).withDetail("revision", this.revision);
		String obstacle = this.obstacle;
		if (obstacle != null) {
			health.withDetail("waitsFor", obstacle);
		}
		String problem = this.problem;
		long seconds = unreachableSeconds();
		if (problem != null) {
			health.withDetail("problem", problem).withDetail("unreachableSeconds", seconds);
		}
		else if (seconds > 0) {
			health.withDetail("problem", "The store " + this.store + " does not answer")
				.withDetail("unreachableSeconds", seconds);
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
