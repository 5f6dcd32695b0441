package io.convscope.access;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class KeyGuessesTests {

	private static final int LIMIT = 3;

	private static final ApiKey READER = new ApiKey("reader", "", Set.of(Right.READ), KeyLimits.NONE);

	private static final ApiKey OTHER = new ApiKey("other", "", Set.of(Right.READ), KeyLimits.NONE);

	private final AtomicLong now = new AtomicLong();

	private final KeyGuesses guesses = new KeyGuesses(LIMIT, this.now::get);

	@Test
	void oneTooManyWaitsUntilTheMinuteIsOver() {
		guess("10.0.0.1", 0, LIMIT);
		pass(Duration.ofSeconds(20));
		assertThatExceptionOfType(TooManyGuessesException.class).isThrownBy(() -> guess("10.0.0.1", LIMIT, 1))
			.satisfies((refused) -> assertThat(refused.seconds()).isEqualTo(41))
			.withMessageContaining("try again in 41 seconds");
		// trying goes on for nothing, and does not make the time longer
		pass(Duration.ofSeconds(39));
		assertThatExceptionOfType(TooManyGuessesException.class).isThrownBy(() -> guess("10.0.0.1", LIMIT, 1));
		pass(Duration.ofSeconds(1));
		guess("10.0.0.1", 0, LIMIT);
	}

	@Test
	void aRightKeyThatIsNotKnownThereWaitsToo() {
		guess("10.0.0.1", 0, LIMIT);
		assertThatExceptionOfType(TooManyGuessesException.class).isThrownBy(() -> send("10.0.0.1", "right", READER));
	}

	@Test
	void aKeyThatWasRightThereBeforeGoesOn() {
		send("10.0.0.1", "right", READER);
		guess("10.0.0.1", 0, LIMIT);
		assertThatNoException().isThrownBy(() -> send("10.0.0.1", "right", READER));
		assertThatExceptionOfType(TooManyGuessesException.class).isThrownBy(() -> send("10.0.0.1", "other", OTHER));
	}

	@Test
	void otherAddressesAreNotConcerned() {
		guess("10.0.0.1", 0, LIMIT);
		guess("10.0.0.2", 0, LIMIT);
		assertThatNoException().isThrownBy(() -> send("10.0.0.3", "right", READER));
		assertThatNoException().isThrownBy(() -> send("2001:db8:0:1::1", "right", READER));
	}

	@Test
	void theSameWrongKeyAgainIsNoGuess() {
		for (int i = 0; i < 100; i++) {
			send("10.0.0.1", "old", null);
		}
		assertThatNoException().isThrownBy(() -> send("10.0.0.1", "right", READER));
	}

	@Test
	void aNetworkOfIPv6IsOneAddress() {
		guess("2001:db8:0:1::1", 0, LIMIT);
		assertThatExceptionOfType(TooManyGuessesException.class).isThrownBy(() -> guess("2001:db8:0:1:ffff::2", 9, 1));
		guess("2001:db8:0:2::1", 0, 1);
	}

	@Test
	void whoClaimsAnotherAddressEachTimeWaitsWithAllOfThem() {
		for (int i = 0; i < 10 * LIMIT; i++) {
			this.guesses.count("claimed-" + i, "10.0.0.9", "wrong-" + i, null);
		}
		assertThatExceptionOfType(TooManyGuessesException.class)
			.isThrownBy(() -> this.guesses.count("claimed-x", "10.0.0.9", "wrong-x", null));
		assertThatCode(() -> send("10.0.0.8", "right", READER)).doesNotThrowAnyException();
	}

	@Test
	void whoIsKnownBehindAProxyGoesOnWhateverItsOtherClientsDo() {
		this.guesses.count("192.0.2.1", "10.0.0.9", "right", READER);
		whoClaimsAnotherAddressEachTimeWaitsWithAllOfThem();
		assertThatNoException().isThrownBy(() -> this.guesses.count("192.0.2.1", "10.0.0.9", "right", READER));
	}

	@Test
	void soManyAddressesAreRememberedAndNoMore() {
		guess("10.0.0.1", 0, LIMIT);
		for (int i = 0; i < KeyGuesses.MOST_ADDRESSES; i++) {
			send("other-" + i, "wrong", null);
		}
		// forgotten
		guess("10.0.0.1", 0, LIMIT);
	}

	private void guess(String address, int first, int count) {
		for (int i = first; i < first + count; i++) {
			send(address, "wrong-" + i, null);
		}
	}

	private void send(String address, String presented, @Nullable ApiKey key) {
		this.guesses.count(address, address, presented, key);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
