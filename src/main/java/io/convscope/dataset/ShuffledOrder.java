package io.convscope.dataset;

import java.util.Random;

/**
 * The order in which an epoch visits the samples.
 */
final class ShuffledOrder {

	private ShuffledOrder() {
	}

	/**
	 * Draws an order by a Fisher-Yates shuffle; the same on every machine.
	 * @param size the number of samples
	 * @param seed the seed, the same for all epochs of a run
	 * @param epoch the epoch number
	 * @return a permutation of the indexes 0 to size - 1
	 */
	static int[] of(int size, long seed, int epoch) {
		// Random, because its algorithm is specified; odd factors keep seeds and epochs
		// apart
		Random random = new Random(seed * 0x9E3779B97F4A7C15L + epoch * 0xD1B54A32D192ED03L);
		int[] order = new int[size];
		for (int i = 0; i < size; i++) {
			int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}

}
