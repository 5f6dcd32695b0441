package io.convscope.training.events;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * The connection of one client that follows a run. It is written to only when it takes
 * bytes, so that no thread ever waits for it; the server closes one that has taken none
 * for its connection timeout.
 * <p>
 * Thread safe.
 */
final class EventStream implements WriteListener {

	private final AsyncContext context;

	private final ServletOutputStream out;

	private final EventFeed feed;

	private final Consumer<EventStream> whenClosed;

	// guarded by this
	private boolean opened;

	private boolean writable;

	private boolean unflushed;

	private boolean ending;

	private boolean completed;

	/**
	 * Makes a stream, which has to be opened.
	 * @param context of a request whose answer has nothing but its headers
	 * @param feed what to send
	 * @param whenClosed told once that it is closed, by whomever
	 * @throws IOException if the answer can't be written
	 */
	EventStream(AsyncContext context, EventFeed feed, Consumer<EventStream> whenClosed) throws IOException {
		this.context = context;
		this.out = context.getResponse().getOutputStream();
		this.feed = feed;
		this.whenClosed = whenClosed;
	}

	/**
	 * Lets the server call as soon as the client takes bytes.
	 */
	void open() {
		this.context.setTimeout(0);
		this.context.addListener(new ConnectionListener(this::complete, this::closed));
		this.out.setWriteListener(this);
	}

	/**
	 * Sends what is new, as far as the client takes it, with the newest progress.
	 */
	synchronized void tick() {
		this.feed.allowProgress();
		sendIfWritable();
	}

	/**
	 * Ends the stream, after what is new and is taken at once; a client that comes back
	 * gets the rest.
	 */
	synchronized void end() {
		this.ending = true;
		sendIfWritable();
		if (this.opened) {
			complete();
		}
	}

	// a stream that is not writable is called when it is
	private void sendIfWritable() {
		try {
			if (this.writable) {
				send();
			}
		}
		catch (IOException ex) {
			// the client is gone; the server closes the connection, and tells its
			// listener
			this.writable = false;
		}
	}

	@Override
	public synchronized void onWritePossible() throws IOException {
		this.opened = true;
		send();
	}

	private void send() throws IOException {
		this.writable = false;
		while (this.out.isReady()) {
			Optional<byte[]> next = this.feed.next();
			if (next.isPresent()) {
				this.out.write(next.get());
				this.unflushed = true;
			}
			else if (this.unflushed) {
				this.out.flush();
				this.unflushed = false;
			}
			else {
				this.writable = true;
				if (this.ending || this.feed.hasEnded()) {
					complete();
				}
				return;
			}
		}
	}

	private synchronized void complete() {
		this.writable = false;
		if (!this.completed) {
			this.completed = true;
			this.context.complete();
		}
	}

	@Override
	public void onError(Throwable failure) {
		// told again to the listener of the connection
	}

	private synchronized void closed() {
		this.writable = false;
		this.completed = true;
		this.whenClosed.accept(this);
	}

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

}
