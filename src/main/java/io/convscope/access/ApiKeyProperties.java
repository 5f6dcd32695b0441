package io.convscope.access;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of the API.
 *
 * @param apiKeys the keys; none for the one that a service makes by itself if others than
 * this machine reach it
 */
@ConfigurationProperties("convscope")
record ApiKeyProperties(@DefaultValue List<Entry> apiKeys) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if a key is incomplete, too short, or there are two
	 * of the same name
	 */
	ApiKeyProperties {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < apiKeys.size(); i++) {
			Entry entry = apiKeys.get(i);
			entry.check("convscope.api-keys[" + i + "]");
			if (!names.add(entry.name())) {
				throw new InvalidSettingException(
						"The names of convscope.api-keys must differ; two are " + entry.name());
			}
		}
	}

	List<ApiKey> keys() {
		return this.apiKeys.stream().map(Entry::toKey).toList();
	}

	/**
	 * A key.
	 *
	 * @param name its name, for people
	 * @param key the key itself; null if its SHA-256 is given
	 * @param sha256 the SHA-256 of the key, in hexadecimal digits; null if the key itself
	 * is given
	 * @param rights what it allows
	 * @param requestsPerSecond how many requests it may send in a second; null for any
	 * number
	 * @param waitingPictures how many of its pictures may wait; null for any number
	 * @param queuedRuns how many of its runs may be queued; null for any number
	 */
	record Entry(@DefaultValue("") String name, @Nullable String key, @Nullable String sha256,
			@DefaultValue List<Right> rights, @Nullable Integer requestsPerSecond, @Nullable Integer waitingPictures,
			@Nullable Integer queuedRuns) {

		private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

		private static final Pattern SHA_256 = Pattern.compile("[0-9A-Fa-f]{64}");

		private void check(String setting) {
			if (!NAME.matcher(this.name).matches()) {
				throw new InvalidSettingException(setting + ".name must be up to 40 letters, digits, dots, dashes and"
						+ " underscores, and begin with a letter or a digit; it is \"" + this.name + "\"");
			}
			if ((this.key == null) == (this.sha256 == null)) {
				throw new InvalidSettingException(
						setting + " must have either a key or a sha256, as convscope.api-keys[0].key=...");
			}
			// what was given is a secret, and so not part of the sentence
			if (this.key != null && !ApiKey.FORM.matcher(this.key).matches()) {
				throw new InvalidSettingException(setting + ".key must have 16 to 200 characters: letters, digits and"
						+ " . _ ~ + / = -; openssl rand -hex 24 makes one");
			}
			if (this.sha256 != null && !SHA_256.matcher(this.sha256).matches()) {
				throw new InvalidSettingException(setting
						+ ".sha256 must be 64 hexadecimal digits, as printf %s \"$KEY\" | sha256sum prints them");
			}
			if (this.rights.isEmpty()) {
				throw new InvalidSettingException(
						setting + ".rights must name at least one of " + List.of(Right.values()));
			}
			limits().check(setting);
		}

		private KeyLimits limits() {
			return new KeyLimits(this.requestsPerSecond, this.waitingPictures, this.queuedRuns);
		}

		private ApiKey toKey() {
			String digest = (this.key != null) ? HexFormat.of().formatHex(ApiKey.sha256(this.key))
					: String.valueOf(this.sha256);
			return new ApiKey(this.name, digest, Set.copyOf(this.rights), limits());
		}

	}

	/**
	 * Whether the service does without keys.
	 *
	 * @param open whether a service that has no keys, and that others than this machine
	 * reach, answers everybody
	 */
	@ConfigurationProperties("convscope.api-keys")
	record Openness(@DefaultValue("false") boolean open) {
	}

}
