package io.convscope.dataset;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The address of a sample, written {@code [dataset/]train/7}. The sample need not exist.
 *
 * @param dataset the data set's name; null if it follows from the context
 * @param part the part
 * @param index its index in the part, counted from 0
 */
public record SampleAddress(@Nullable String dataset, Part part, int index) {

	private static final Pattern FORM = Pattern.compile("(?:([^/]+)/)?(train|test)/(-?[0-9]+)");

	/**
	 * Parses an address. An index beyond the range of an int becomes the nearest int,
	 * which is out of range in every part.
	 * @param text the address
	 * @return the address
	 * @throws InvalidSampleAddressException if the text has another format
	 */
	public static SampleAddress parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw InvalidSampleAddressException.of(text);
		}
		Part part = Part.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
		return new SampleAddress(matcher.group(1), part, clamp(new BigInteger(matcher.group(3))));
	}

	private static int clamp(BigInteger number) {
		return number.max(BigInteger.valueOf(Integer.MIN_VALUE))
			.min(BigInteger.valueOf(Integer.MAX_VALUE))
			.intValueExact();
	}

	@Override
	public String toString() {
		return ((this.dataset != null) ? this.dataset + "/" : "") + this.part + "/" + this.index;
	}

}
