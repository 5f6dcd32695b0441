package io.convscope.prediction;

/**
 * The work for a request for predictions.
 *
 * @param <T> what it returns
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface CountedWork<T, X extends Exception> {

	/**
	 * Computes the answer.
	 * @return the answer
	 * @throws X if the request cannot be answered
	 */
	T answer() throws X;

}
