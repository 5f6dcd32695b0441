package io.convscope.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts the requests of each key in a second. A key that has sent none for a while may
 * send those of one second at once; then they are let through evenly. Thread-safe.
 */
@Component
public class RequestRates {

	private static final double SECOND = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	// by the names of the keys; guarded by this
	private final Map<String, Allowance> allowances = new HashMap<>();

	@Autowired
	RequestRates() {
		this(System::nanoTime);
	}

	RequestRates(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Counts a request.
	 * @param key its key
	 * @throws LimitExceededException if the key has sent too many
	 */
	public synchronized void count(ApiKey key) {
		Integer limit = key.limits().requestsPerSecond();
		if (limit == null) {
			return;
		}
		long now = this.nanoTime.getAsLong();
		Allowance before = this.allowances.getOrDefault(key.name(), new Allowance(limit, now));
		double left = Math.min(limit, before.requests() + (now - before.nanoTime()) / SECOND * limit);
		if (left < 1) {
			throw LimitExceededException.ofRequests(key, limit);
		}
		this.allowances.put(key.name(), new Allowance(left - 1, now));
	}

	/**
	 * What a key may still send.
	 *
	 * @param requests how many requests, with the fraction that has grown since the last
	 * @param nanoTime when that was so
	 */
	private record Allowance(double requests, long nanoTime) {
	}

}
