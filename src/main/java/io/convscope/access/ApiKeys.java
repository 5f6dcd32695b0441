package io.convscope.access;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.convscope.home.ConvscopeHome;
import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The keys of the API: those of the settings or, if there are none, one that the service
 * makes and keeps in its home if others than this machine reach it. Thread-safe.
 */
@Component
public class ApiKeys {

	/** The name of the key that the service makes. */
	static final String KEPT = "kept";

	private final boolean open;

	private final Path file;

	// empty if there are none in the settings, and none was made
	private volatile List<ApiKey> keys;

	// what the service made
	private volatile @Nullable Kept kept;

	ApiKeys(ApiKeyProperties properties, ApiKeyProperties.Openness openness, ConvscopeHome home) {
		this.keys = properties.keys();
		this.open = openness.open();
		this.file = home.apiKey();
		if (this.open && !this.keys.isEmpty()) {
			throw new InvalidSettingException("convscope.api-keys.open=true is for a service without keys, and"
					+ " convscope.api-keys has " + this.keys.size() + "; set one of them only");
		}
	}

	/**
	 * Decides whether clients of a port need a key, and makes one if they do and there is
	 * none.
	 * @param address where the port listens; null for all addresses
	 * @return true if the settings have keys, or if others than this machine reach the
	 * port and the settings don't open it
	 * @throws InvalidSettingException if a key can't be kept
	 */
	public synchronized boolean requireAt(@Nullable InetAddress address) {
		if (this.keys.isEmpty() && !this.open && isReachedByOthers(address)) {
			make();
		}
		return this.keys.size() > 0 && (this.kept == null || isReachedByOthers(address));
	}

	private static boolean isReachedByOthers(@Nullable InetAddress address) {
		return address == null || !address.isLoopbackAddress();
	}

	private void make() {
		try {
			String key = KeptKey.in(this.file);
			this.kept = new Kept(key, this.file);
			this.keys = List.of(new ApiKey(KEPT, HexFormat.of().formatHex(ApiKey.sha256(key)), Set.of(Right.ADMIN),
					KeyLimits.NONE));
		}
		catch (IOException ex) {
			throw new InvalidSettingException(
					"convscope.api-keys has no key, and none can be kept in " + this.file + " (" + ex + ")");
		}
	}

	/**
	 * Finds the key that a client presents.
	 * @param presented what it sent
	 * @return the key; empty if there is no such key
	 */
	public Optional<ApiKey> find(String presented) {
		byte[] digest = ApiKey.sha256(presented);
		// all are compared, so that the time does not tell which one it is
		List<ApiKey> same = this.keys.stream().filter((key) -> key.matches(digest)).toList();
		return same.stream().findFirst();
	}

	/**
	 * Returns the key that the service made.
	 * @return the key with its file; empty if the settings have keys, or it needs none
	 */
	public Optional<Kept> kept() {
		return Optional.ofNullable(this.kept);
	}

	/**
	 * Returns whether the settings let everybody do everything.
	 * @return the setting {@code convscope.api-keys.open}
	 */
	public boolean areOpen() {
		return this.open;
	}

	/**
	 * A key that the service made.
	 *
	 * @param key the key itself
	 * @param file where it is kept
	 */
	public record Kept(String key, Path file) {
	}

}
