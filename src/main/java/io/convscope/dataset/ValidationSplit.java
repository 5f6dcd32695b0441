package io.convscope.dataset;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A validation split: the training samples in two disjoint parts, one to train on and one
 * held out to select the best epoch.
 *
 * @param training the samples to train on
 * @param validation the samples held out
 */
public record ValidationSplit(Samples training, Samples validation) {

	// epochs of training are counted from 1
	private static final int BEFORE_ALL_EPOCHS = 0;

	/**
	 * Draws a stratified split: the same share of each class is held out, give or take
	 * one sample.
	 * @param samples the samples to split, at least 2
	 * @param share the share to hold out, above 0 up to 0.5; at least one sample is held
	 * out
	 * @param seed equal seeds hold out the same samples
	 * @return the two parts, each in the order of {@code samples}
	 * @throws IllegalArgumentException if there are too few samples, or the share is out
	 * of range
	 */
	public static ValidationSplit of(Samples samples, double share, long seed) {
		int size = samples.size();
		if (size < 2 || !(share > 0 && share <= 0.5)) {
			throw new IllegalArgumentException("A share of " + share + " of " + size + " samples can't be held out");
		}
		long count = Math.max(1, Math.round(size * share));
		int[] drawn = drawnByClass(samples, seed);
		boolean[] isHeldOut = new boolean[size];
		// evenly spaced in the list sorted by class
		for (int i = 0; i < size; i++) {
			isHeldOut[drawn[i]] = (i + 1) * count / size > i * count / size;
		}
		return new ValidationSplit(samples.pick(IntStream.range(0, size).filter((i) -> !isHeldOut[i]).toArray()),
				samples.pick(IntStream.range(0, size).filter((i) -> isHeldOut[i]).toArray()));
	}

	// the sort is stable: within a class, the samples stay in the drawn order
	private static int[] drawnByClass(Samples samples, long seed) {
		return IntStream.of(ShuffledOrder.of(samples.size(), seed, BEFORE_ALL_EPOCHS))
			.boxed()
			.sorted(Comparator.comparingInt(samples::label))
			.mapToInt(Integer::intValue)
			.toArray();
	}

}
