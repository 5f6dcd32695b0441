package io.convscope.training;

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
final class EventStream implements WriteListener, AsyncListener {

	private final AsyncContext context;

	private final ServletOutputStream out;

	private final EventFeed feed;

	private final Consumer<EventStream> whenClosed;

	// guarded by this
	private boolean writable;

	private boolean unflushed;

	private boolean ending;

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
		this.context.addListener(this);
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
	 * Sends what is new, as far as the client takes it, and ends the stream.
	 */
	synchronized void end() {
		this.ending = true;
		sendIfWritable();
	}

	// a stream that is not writable is called when it is
	private void sendIfWritable() {
		try {
			if (this.writable) {
				send();
			}
		}
		catch (IOException ex) {
			// the client is gone; the server closes the connection, and tells onError
			this.writable = false;
		}
	}

	@Override
	public synchronized void onWritePossible() throws IOException {
		send();
	}

	private void send() throws IOException {
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
				finishIfDone();
				return;
			}
		}
		this.writable = false;
	}

	private void finishIfDone() {
		if (this.ending || this.feed.hasEnded()) {
			this.writable = false;
			this.context.complete();
		}
	}

	@Override
	public synchronized void onError(Throwable failure) {
		// told again as an asynchronous event
		this.writable = false;
	}

	@Override
	public void onError(AsyncEvent event) {
		this.context.complete();
	}

	@Override
	public synchronized void onComplete(AsyncEvent event) {
		this.writable = false;
		this.whenClosed.accept(this);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// there is no time limit
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// nothing starts anew
	}

}
