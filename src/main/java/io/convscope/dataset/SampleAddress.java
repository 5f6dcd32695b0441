package io.convscope.dataset;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a sample is, written {@code [dataset/]train/7}. There need not be such a sample.
 *
 * @param dataset the data set's name; null where the reader of the address has to know
 * @param part which part
 * @param index its place in the part, counted from 0
 */
public record SampleAddress(@Nullable String dataset, Part part, int index) {

	private static final Pattern FORM = Pattern.compile("(?:([^/]+)/)?(train|test)/(-?[0-9]+)");

	/**
	 * Reads an address. A number too large for an index becomes the nearest that fits,
	 * which no part reaches.
	 * @param text the address as it is written
	 * @return the address
	 * @throws InvalidSampleAddressException if the text has another form
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
