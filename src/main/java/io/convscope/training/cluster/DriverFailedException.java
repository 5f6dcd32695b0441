package io.convscope.training.cluster;

/**
 * Thrown when a cluster does not train a run to its end; the message says why.
 */
public final class DriverFailedException extends RuntimeException {

	private DriverFailedException(String message) {
		super(message);
	}

	/**
	 * Looks for the reason in what the driver has said.
	 * @param files of the run
	 * @return an exception that says it
	 */
	public static DriverFailedException of(ClusterFiles files) {
		String reason = DriverLog.reason(files);
		return new DriverFailedException("The cluster did not train it: " + reason + (reason.endsWith(".") ? "" : ".")
				+ " Its log is " + files.log() + ".");
	}

	/**
	 * Tells that there is no cluster any more.
	 * @return an exception that says what to set
	 */
	public static DriverFailedException withoutCluster() {
		return new DriverFailedException("It was to be trained by a cluster, but convscope.spark.master is not set.");
	}

}
