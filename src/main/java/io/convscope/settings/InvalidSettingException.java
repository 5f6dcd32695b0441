package io.convscope.settings;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Thrown when a setting has an invalid value. The message names the setting, the valid
 * values and the actual value, in a sentence without a full stop.
 */
public final class InvalidSettingException extends IllegalArgumentException {

	public InvalidSettingException(String message) {
		super(message);
	}

	/**
	 * Requires a number to be in a range.
	 * @param name the full name of the setting
	 * @param value its value
	 * @param min the minimum, inclusive
	 * @param max the maximum, inclusive
	 */
	public static void requireBetween(String name, long value, long min, long max) {
		require(name, value, min, max, value, String.format(Locale.ROOT, "%d", min),
				String.format(Locale.ROOT, "%d", max));
	}

	/**
	 * Requires a data size to be in a range.
	 * @param name the full name of the setting
	 * @param value its value
	 * @param min the minimum, inclusive
	 * @param max the maximum, inclusive
	 */
	public static void requireBetween(String name, DataSize value, DataSize min, DataSize max) {
		require(name, value, min, max, words(value), words(min), words(max));
	}

	/**
	 * Requires a duration to be in a range.
	 * @param name the full name of the setting
	 * @param value its value
	 * @param min the minimum, inclusive
	 * @param max the maximum, inclusive
	 */
	public static void requireBetween(String name, Duration value, Duration min, Duration max) {
		require(name, value, min, max, words(value), words(min), words(max));
	}

	private static <T extends Comparable<T>> void require(String name, T value, T min, T max, Object is, String least,
			String most) {
		if (value.compareTo(min) < 0) {
			throw new InvalidSettingException(name + " must be at least " + least + ", not " + is);
		}
		if (value.compareTo(max) > 0) {
			throw new InvalidSettingException(name + " must be at most " + most + ", not " + is);
		}
	}

	private static String words(Duration time) {
		return (time.toMillis() % 1000 == 0 && !time.isZero()) ? time.toSeconds() + "s"
				: DurationStyle.SIMPLE.print(time);
	}

	private static String words(DataSize size) {
		if (size.toMegabytes() > 0 && size.equals(DataSize.ofMegabytes(size.toMegabytes()))) {
			return size.toMegabytes() + "MB";
		}
		return (size.toKilobytes() > 0 && size.equals(DataSize.ofKilobytes(size.toKilobytes())))
				? size.toKilobytes() + "KB" : size.toString();
	}

}
