package io.convscope.access;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * How much a key may ask for at a time.
 *
 * @param requestsPerSecond requests in a second, at least 1; null for no limit
 * @param waitingPictures pictures that wait to be predicted, at least 1; null for no
 * limit but that of all keys together
 * @param queuedRuns runs that wait for the training thread, at least 1; null for no limit
 * but that of all keys together
 */
public record KeyLimits(@Nullable Integer requestsPerSecond, @Nullable Integer waitingPictures,
		@Nullable Integer queuedRuns) {

	/** No limits. */
	public static final KeyLimits NONE = new KeyLimits(null, null, null);

	void check(String setting) {
		check(setting + ".requests-per-second", this.requestsPerSecond);
		check(setting + ".waiting-pictures", this.waitingPictures);
		check(setting + ".queued-runs", this.queuedRuns);
	}

	private static void check(String setting, @Nullable Integer limit) {
		if (limit != null) {
			InvalidSettingException.requireBetween(setting, limit, 1, 1_000_000);
		}
	}

}
