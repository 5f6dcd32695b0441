package io.convscope.training.loop;

/**
 * Thrown when the loss is no longer a finite number; the message says what to change.
 */
final class DivergedException extends RuntimeException {

	private DivergedException(String message) {
		super(message);
	}

	static DivergedException weights(int epoch, double learningRate) {
		return new DivergedException("The weights overflowed in epoch " + epoch
				+ ": training diverged. Try a learningRate smaller than " + learningRate + ".");
	}

	static DivergedException of(double loss, int epoch, int batch, double learningRate) {
		return new DivergedException("The loss became " + loss + " at step " + batch + " of epoch " + epoch
				+ ": training diverged. Try a learningRate smaller than " + learningRate + ".");
	}

}
