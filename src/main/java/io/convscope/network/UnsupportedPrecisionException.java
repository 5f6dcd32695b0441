package io.convscope.network;

/**
 * Thrown when this machine cannot train in a precision that another one can: a run that
 * was started there may ask for it.
 */
public final class UnsupportedPrecisionException extends RuntimeException {

	/**
	 * Makes an exception.
	 * @param precision what is asked for
	 * @param obstacle why it is not to be had here
	 */
	public UnsupportedPrecisionException(Precision precision, String obstacle) {
		super("This run trains in " + precision.id() + ", but " + obstacle + ". Let it go on where " + precision.id()
				+ " is supported, or start one without precision.");
	}

}
