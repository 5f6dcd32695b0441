package io.convscope;

import java.util.concurrent.Future;

/**
 * What a service has acknowledged to a client that does things at random, over all lives
 * of the service, with what was asked for and maybe done. For one thread.
 */
interface Acknowledged {

	/**
	 * Does one thing at random, and notes what comes of it.
	 * @param service the service, which may die meanwhile
	 */
	void move(ServiceClient service);

	/**
	 * Makes sure that nothing is lost, and nothing half-made is left.
	 * @param service the service, which has just started
	 */
	void check(ServiceClient service);

	/**
	 * Counts what was acknowledged.
	 * @return the number of things
	 */
	int count();

	/**
	 * Does things until the service ends.
	 * @param service the service
	 * @param end is done when the service is no more
	 */
	default void live(ServiceClient service, Future<?> end) {
		while (!end.isDone()) {
			try {
				move(service);
			}
			catch (AssertionError ex) {
				// no answer any more, or one that says that there is no disk
			}
		}
	}

}
