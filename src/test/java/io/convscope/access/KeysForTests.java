package io.convscope.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.home.ConvscopeHome;

/**
 * Keys for tests, with a home of their own.
 */
public final class KeysForTests implements AutoCloseable {

	private final ConvscopeHome home;

	private final List<ApiKeyProperties.Entry> entries;

	/**
	 * Creates keys that are named by their rights.
	 * @param folder an empty folder
	 * @param rights the rights of each key, as {@code read,train}
	 */
	public KeysForTests(Path folder, Map<String, String> rights) {
		this.home = new ConvscopeHome(folder);
		this.entries = rights.entrySet()
			.stream()
			.map((key) -> new ApiKeyProperties.Entry("key-" + key.getValue().replace(',', '-'), key.getKey(), null,
					Stream.of(key.getValue().split(",")).map((name) -> Right.valueOf(name.toUpperCase())).toList(),
					null, null, null))
			.toList();
	}

	public ApiKeys keys() {
		return new ApiKeys(new ApiKeyProperties(this.entries), new ApiKeyProperties.Openness(false), this.home);
	}

	/**
	 * Returns the keys of a service whose settings have none.
	 * @param open whether the settings open it
	 * @return the keys
	 */
	public ApiKeys none(boolean open) {
		return new ApiKeys(new ApiKeyProperties(List.of()), new ApiKeyProperties.Openness(open), this.home);
	}

	/**
	 * Returns the rates of a service that has served no request.
	 * @return the rates
	 */
	public static RequestRates rates() {
		return new RequestRates();
	}

	/**
	 * Returns the guesses of a service that has served no request.
	 * @param limit how many wrong keys are taken
	 * @return the guesses
	 */
	public static KeyGuesses guesses(int limit) {
		return new KeyGuesses(limit, System::nanoTime);
	}

	/**
	 * Creates a key with limits.
	 * @param limits its limits
	 * @return a key that may do everything
	 */
	public static ApiKey limited(KeyLimits limits) {
		return new ApiKey("limited", "", Set.of(Right.ADMIN), limits);
	}

	@Override
	public void close() throws IOException {
		this.home.destroy();
	}

}
