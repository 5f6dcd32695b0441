package io.convscope.training.events;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Hears of the end of a connection that is written to while things happen.
 *
 * @param giveUp completes the answer of a connection that has failed, or whose server
 * stops
 * @param closed told once that the answer is completed, by whomever
 */
record ConnectionListener(Runnable giveUp, Runnable closed) implements AsyncListener {

	@Override
	public void onError(AsyncEvent event) {
		this.giveUp.run();
	}

	/**
	 * The server stops: there is no other time limit.
	 */
	@Override
	public void onTimeout(AsyncEvent event) {
		this.giveUp.run();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.closed.run();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// nothing starts anew
	}

}
