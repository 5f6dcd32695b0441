package io.convscope.network;

/**
 * Thrown when the engine of this machine cannot freeze a layer that another engine can: a
 * run that was started on another machine may ask for it.
 */
public final class UnsupportedFreezeException extends RuntimeException {

	/**
	 * Makes an exception.
	 * @param layer the name of a batch normalization
	 */
	public UnsupportedFreezeException(String layer) {
		super("The engine dl4j, which this machine has, can't freeze the batch normalization " + layer
				+ ". Train on a machine with the engine onednn, or start a run without " + layer + " in freeze.");
	}

}
