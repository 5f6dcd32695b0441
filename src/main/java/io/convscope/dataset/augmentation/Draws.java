package io.convscope.dataset.augmentation;

/**
 * Random numbers that depend on nothing but their key and their place in the sequence: a
 * counter-based generator (J. Salmon et al., <em>Parallel Random Numbers: As Easy as 1,
 * 2, 3</em>, 2011) with the mixing function of SplitMix64 (G. Steele et al., <em>Fast
 * Splittable Pseudorandom Number Generators</em>, 2014). The same on every machine.
 * Confined to one thread.
 */
final class Draws {

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private final long key;

	private long count;

	private Draws(long key) {
		this.key = key;
	}

	/**
	 * Begins a sequence.
	 * @param key numbers that together name it
	 * @return its draws, from the first
	 */
	static Draws of(long... key) {
		long mixed = 0;
		for (long each : key) {
			mixed = mix((mixed + each) + GOLDEN);
		}
		return new Draws(mixed);
	}

	private static long mix(long value) {
		long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

	/**
	 * Draws a number.
	 * @param from the least
	 * @param to more than the greatest
	 * @return evenly distributed between them
	 */
	double between(double from, double to) {
		this.count++;
		return from + (to - from) * (mix(this.key + this.count * GOLDEN) >>> 11) * 0x1p-53;
	}

	/**
	 * Draws a whole number.
	 * @param from the least
	 * @param to the greatest
	 * @return one of them, each as likely as any other
	 */
	int whole(int from, int to) {
		return (int) Math.floor(between(from, to + 1.0));
	}

}
