package io.convscope.spark;

import java.io.IOException;

import org.apache.spark.sql.SparkSession;

/**
 * What a command line asks for, checked.
 */
@FunctionalInterface
public interface Job {

	/**
	 * Does the work, and prints what came of it.
	 * @param spark the session, which the caller stops
	 * @throws IOException if files can't be read or written
	 * @throws JobFailedException if it can't be done, for a reason that the user can mend
	 */
	void run(SparkSession spark) throws IOException;

}
