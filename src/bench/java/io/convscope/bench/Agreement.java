package io.convscope.bench;

import java.io.IOException;
import java.util.Map;

/**
 * Makes sure that all contenders compute the same network.
 */
final class Agreement {

	private static final int PICTURES = 8;

	private static final double TOLERANCE = 1e-4;

	private Agreement() {
	}

	/**
	 * Compares the contenders' answers before training.
	 * @param running the contenders
	 * @throws IllegalStateException if two differ
	 */
	static void check(Map<Result, ContenderProcess> running) throws IOException {
		float[] first = null;
		for (Map.Entry<Result, ContenderProcess> each : running.entrySet()) {
			float[] answer = each.getValue().probabilities(PICTURES);
			first = (first != null) ? first : answer;
			for (int i = 0; i < first.length; i++) {
				if (Math.abs(first[i] - answer[i]) > TOLERANCE) {
					throw new IllegalStateException(each.getKey().entry().name() + " computes another network: "
							+ answer[i] + " instead of " + first[i]);
				}
			}
		}
	}

}
