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
 * The connection of one client that follows a run. Writes are non-blocking, so no thread
 * ever waits for a client. The server closes a connection that accepts no bytes within
 * its connection timeout.
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
	 * Creates a stream, which has to be opened.
	 * @param context the context of a request whose response has only its headers
	 * @param feed the events to send
	 * @param whenClosed called once when the stream has been closed by either side
	 * @throws IOException if the response cannot be written
	 */
	EventStream(AsyncContext context, EventFeed feed, Consumer<EventStream> whenClosed) throws IOException {
		this.context = context;
		this.out = context.getResponse().getOutputStream();
		this.feed = feed;
		this.whenClosed = whenClosed;
	}

	/**
	 * Starts non-blocking output: the server calls back when the client can receive
	 * bytes.
	 */
	void open() {
		this.context.setTimeout(0);
		this.context.addListener(new ConnectionListener(this::complete, this::closed));
		this.out.setWriteListener(this);
	}

	/**
	 * Sends new events and the newest progress, as far as the client can receive them.
	 */
	synchronized void tick() {
		this.feed.allowProgress();
		sendIfWritable();
	}

	/**
	 * Sends new events that the client can receive at once, then ends the stream. A
	 * client that reconnects gets the rest.
	 */
	synchronized void end() {
		this.ending = true;
		sendIfWritable();
		if (this.opened) {
			complete();
		}
	}

	// the server calls back when the stream becomes writable
	private void sendIfWritable() {
		try {
			if (this.writable) {
				send();
			}
		}
		catch (IOException ex) {
			// the client is gone; the server closes the connection and notifies the
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
		// the listener of the connection is notified too
	}

	private synchronized void closed() {
		this.writable = false;
		this.completed = true;
		this.whenClosed.accept(this);
	}

	/**
	 * Listens for the end of an event stream's connection.
	 *
	 * @param giveUp completes the response if the connection fails or the server stops
	 * @param closed called once when the response has been completed by either side
	 */
	record ConnectionListener(Runnable giveUp, Runnable closed) implements AsyncListener {

		@Override
		public void onError(AsyncEvent event) {
			this.giveUp.run();
		}

		/**
		 * Called when the server stops, since there is no other time limit.
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
			// no async cycle is started again
		}

	}

}
