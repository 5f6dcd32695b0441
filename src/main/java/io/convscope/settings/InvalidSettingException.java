package io.convscope.settings;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Thrown when a setting has an invalid value; its message is a sentence without its full
 * stop that names the setting, what it may be, and what it is.
 */
public final class InvalidSettingException extends IllegalArgumentException {

	public InvalidSettingException(String message) {
		super(message);
	}

	/**
	 * Makes sure that a number is in its range.
	 * @param name the setting's whole name
	 * @param value what it is
	 * @param min the least that it may be
	 * @param max the most that it may be
	 */
	public static void requireBetween(String name, long value, long min, long max) {
		require(name, value, min, max, value, String.format(Locale.ROOT, "%d", min),
				String.format(Locale.ROOT, "%d", max));
	}

	/**
	 * Makes sure that a number of bytes is in its range.
	 * @param name the setting's whole name
	 * @param value what it is
	 * @param min the least that it may be
	 * @param max the most that it may be
	 */
	public static void requireBetween(String name, DataSize value, DataSize min, DataSize max) {
		require(name, value, min, max, words(value), words(min), words(max));
	}

	/**
	 * Makes sure that a time is in its range.
	 * @param name the setting's whole name
	 * @param value what it is
	 * @param min the least that it may be
	 * @param max the most that it may be
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
