package io.convscope.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows those down who try keys out. An address that has sent too many different wrong
 * keys within a minute gets no answer to further ones until the minute is over, not even
 * to a right one, except to those that were right from there before. The same wrong key
 * again is no guess: a browser may have kept it.
 * <p>
 * The addresses of all clients of a proxy are those that it claims; for all of them
 * together, ten times as many wrong keys are taken. Thread-safe; a bounded number of
 * addresses is remembered.
 */
@Component
public class KeyGuesses {

	static final int MOST_ADDRESSES = 10_000;

	private static final long WINDOW = Duration.ofMinutes(1).toNanos();

	private static final int FOR_A_PROXY = 10;

	// a provider gives so much of an address of IPv6 to one customer
	private static final int NETWORK_BYTES = 8;

	private static final int IPV6_BYTES = 16;

	private final int limit;

	private final LongSupplier nanoTime;

	// those asked for last stay; guarded by this
	private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
			return size() > MOST_ADDRESSES;
		}

	};

	@Autowired
	KeyGuesses(GuessProperties properties) {
		this(properties.wrongKeysPerMinute(), System::nanoTime);
	}

	KeyGuesses(int limit, LongSupplier nanoTime) {
		this.limit = limit;
		this.nanoTime = nanoTime;
	}

	/**
	 * Counts a request with a key.
	 * @param claimed the address that a proxy claims, or that of the connection
	 * @param connected the address of the connection
	 * @param presented the key that was sent
	 * @param key the service's key that it is; null for none
	 * @throws TooManyGuessesException if the address has to wait
	 */
	public synchronized void count(String claimed, String connected, String presented, @Nullable ApiKey key) {
		Attempts own = of(network(claimed));
		if (key != null && own.known.contains(key.name())) {
			return;
		}
		own.require(this.limit);
		Attempts all = claimed.equals(connected) ? own : of("all of " + connected);
		all.require((all == own) ? this.limit : FOR_A_PROXY * this.limit);
		if (key != null) {
			own.known.add(key.name());
			return;
		}
		long guess = ByteBuffer.wrap(ApiKey.sha256(presented)).getLong();
		own.wrong.add(guess);
		all.wrong.add(guess);
	}

	private Attempts of(String address) {
		long now = this.nanoTime.getAsLong();
		Attempts found = this.attempts.computeIfAbsent(address, (absent) -> new Attempts(now));
		found.left = found.begun + WINDOW - now;
		if (found.left <= 0) {
			found.begun = now;
			found.left = WINDOW;
			found.wrong.clear();
		}
		return found;
	}

	private static String network(String address) {
		try {
			byte[] bytes = address.contains(":") ? InetAddress.getByName(address).getAddress() : new byte[0];
			return (bytes.length == IPV6_BYTES) ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
					: address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	/**
	 * What has come from an address.
	 */
	private static final class Attempts {

		// the names of the keys that were right
		private final Set<String> known = new HashSet<>();

		// the beginnings of the digests of the wrong keys of this minute
		private final Set<Long> wrong = new HashSet<>();

		// when the minute began, and what is left of it, in nanoseconds
		private long begun;

		private long left;

		private Attempts(long begun) {
			this.begun = begun;
		}

		private void require(int limit) {
			if (this.wrong.size() >= limit) {
				throw new TooManyGuessesException(Duration.ofNanos(this.left).toSeconds() + 1);
			}
		}

	}

}
