package io.convscope.access;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestRatesTests {

	private static final long MILLISECOND = 1_000_000;

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	private final RequestRates rates = new RequestRates(this.nanoTime::get);

	private final ApiKey slow = key("slow", 2);

	@Test
	void aKeyMaySendTheRequestsOfOneSecondAtOnceAndThenEvenly() {
		this.rates.count(this.slow);
		this.rates.count(this.slow);
		assertRefused(this.slow);
		pass(499);
		assertRefused(this.slow);
		pass(1);
		this.rates.count(this.slow);
		assertRefused(this.slow);
		pass(60_000);
		this.rates.count(this.slow);
		this.rates.count(this.slow);
		assertRefused(this.slow);
	}

	@Test
	void eachKeyIsCountedByItself() {
		ApiKey other = key("other", 1);
		this.rates.count(other);
		assertRefused(other);
		this.rates.count(this.slow);
		this.rates.count(this.slow);
	}

	@Test
	void aKeyWithoutALimitSendsAnyNumber() {
		ApiKey free = key("free", null);
		for (int i = 0; i < 10_000; i++) {
			this.rates.count(free);
		}
	}

	private void pass(long milliseconds) {
		this.nanoTime.addAndGet(milliseconds * MILLISECOND);
	}

	private void assertRefused(ApiKey key) {
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> this.rates.count(key))
			.withMessageContaining("The key " + key.name() + " may send up to " + key.limits().requestsPerSecond());
	}

	private static ApiKey key(String name, Integer requestsPerSecond) {
		return new ApiKey(name, "", Set.of(Right.READ), new KeyLimits(requestsPerSecond, null, null));
	}

}
