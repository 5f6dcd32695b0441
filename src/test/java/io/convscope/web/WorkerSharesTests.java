package io.convscope.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerSharesTests {

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 10, 200, 1000 })
	void someThreadsAlwaysRemainForHealthChecks(int threads) {
		WorkerShares shares = new WorkerShares(threads);
		int taken = 0;
		while (shares.enter()) {
			taken++;
		}
		assertThat(taken).isBetween(threads / 2, threads - 1);
		assertThat(shares.readers()).isBetween(1, taken);
		shares.leave();
		assertThat(shares.enter()).isTrue();
	}

	@Test
	void oneThreadIsForAll() {
		assertThat(new WorkerShares(1).enter()).isTrue();
	}

}
