package io.convscope.spark.train;

import java.io.Serializable;

/**
 * What workers have learned in a round, added up.
 *
 * @param sum of their parameters
 * @param loss of the pictures that they have learned, added up
 * @param correct how many of them the network had right
 * @param pictures how many they are
 * @param seconds of the slowest worker, for the steps alone
 */
record RoundResult(Parameters sum, double loss, long correct, long pictures, double seconds) implements Serializable {

	RoundResult add(RoundResult other) {
		return new RoundResult(this.sum.add(other.sum), this.loss + other.loss, this.correct + other.correct,
				this.pictures + other.pictures, Math.max(this.seconds, other.seconds));
	}

}
