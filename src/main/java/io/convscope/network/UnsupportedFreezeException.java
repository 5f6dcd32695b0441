package io.convscope.network;

/**
 * Thrown when the engine that is set cannot freeze a layer that another engine can: a run
 * that was started with another may ask for it.
 */
public final class UnsupportedFreezeException extends RuntimeException {

	/**
	 * Makes an exception.
	 * @param layer the name of a batch normalization
	 */
	public UnsupportedFreezeException(String layer) {
		super("The engine dl4j, which is set here, can't freeze the batch normalization " + layer
				+ ". Start the service with convscope.engine=auto, or a run without " + layer + " in freeze.");
	}

}
