package io.convscope.catalog.reading;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.request.Decimals;
import io.convscope.request.Option;
import io.convscope.request.WholeNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A kind of layer as people write it: its fields with their ranges and defaults, and what
 * its layers are called where they have no name.
 */
public enum LayerKind {

	/** Slides learned kernels over its input. */
	CONVOLUTION("conv", true, required(number("filters", 1, LayerKind.MOST_FILTERS, null, "how many kernels")),
			optional(number("kernel", 1, 11, 3L, "rows and columns of a kernel")),
			optional(number("stride", 1, 11, 1L, "from one place of a kernel to the next")),
			optional(Option.of("padding", new Padding(5), "same", "Padding", "rows and columns of zeros around"))),

	/** Normalizes each channel by its mean and variance. */
	BATCHNORM("bn", false,
			optional(Option.of("epsilon", Decimals.aboveUpTo("0", "1"), 1e-5, "Epsilon", "added to the variance")),
			optional(Option.of("momentum", Decimals.aboveUpTo("0", "1"), 0.1, "Momentum",
					"share of a batch in the running averages"))),

	/** Replaces negative values by zero. */
	RELU("act", false),

	/** Multiplies negative values by a small slope. */
	LEAKYRELU("act", false,
			optional(Option.of("slope", new Decimals(BigDecimal.ZERO, true, BigDecimal.ONE, true), 0.01, "Slope",
					"what negative values are multiplied by"))),

	/** Drops values at random in training. */
	DROPOUT("drop", false,
			required(Option.of("rate", Decimals.fromBelow("0", "1"), null, "Rate", "share of values to drop"))),

	/** Keeps the largest value of each window. */
	MAXPOOL("pool", false, pooling()),

	/** Averages each window. */
	AVGPOOL("pool", false, pooling()),

	/** Averages each map. */
	GLOBALAVGPOOL("pool", false),

	/** Connects each input with each output. */
	DENSE("fc", true,
			optional(number("units", 1, LayerKind.MOST_UNITS, null, "how many outputs; left out in the last layer")));

	/** How many maps a layer may make. */
	static final int MOST_FILTERS = 1024;

	/** How many values a dense layer may make. */
	static final int MOST_UNITS = 4096;

	private final String prefix;

	private final boolean numbered;

	private final List<Field> fields;

	LayerKind(String prefix, boolean numbered, Field... fields) {
		this.prefix = prefix;
		this.numbered = numbered;
		this.fields = List.of(fields);
	}

	private static Field[] pooling() {
		return new Field[] { optional(number("size", 1, 96, 2L, "rows and columns of a window")),
				optional(number("stride", 1, 96, null, "from one window to the next; as the size where left out")),
				optional(number("padding", 0, 48, 0L, "rows and columns around; at most half the size")) };
	}

	private static Field required(Option<?> option) {
		return new Field(option, true);
	}

	private static Field optional(Option<?> option) {
		return new Field(option, false);
	}

	private static Option<Long> number(String name, int least, int most, @Nullable Long usual, String hint) {
		String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		return Option.of(name, new WholeNumbers(least, most), usual, label, hint);
	}

	/**
	 * Finds a kind.
	 * @param id its name in JSON
	 * @return the kind; empty if there is none
	 */
	static Optional<LayerKind> named(String id) {
		return Stream.of(values()).filter((kind) -> kind.id().equals(id)).findFirst();
	}

	/**
	 * Lists the names of all kinds.
	 * @return as JSON has them
	 */
	static List<String> ids() {
		return Arrays.stream(values()).map(LayerKind::id).toList();
	}

	/**
	 * Names this kind as JSON does.
	 * @return for example {@code maxpool}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Lists the fields beside name and kind.
	 * @return in the order in which descriptions have them
	 */
	public List<Field> fields() {
		return this.fields;
	}

	/**
	 * Begins the name of a layer.
	 * @return for example {@code conv}
	 */
	String prefix() {
		return this.prefix;
	}

	/**
	 * Checks whether the number in names counts layers of this kind; others have the
	 * number of the one that they follow.
	 * @return whether it is a convolution or a dense layer
	 */
	boolean isNumbered() {
		return this.numbered;
	}

	/**
	 * A field of a layer.
	 *
	 * @param option its name, range and default
	 * @param required whether it has to be given
	 */
	public record Field(Option<?> option, boolean required) {
	}

}
