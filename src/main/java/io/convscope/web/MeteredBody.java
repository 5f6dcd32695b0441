package io.convscope.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import io.convscope.memory.MemoryBudget;
import io.convscope.web.problem.RefusedBodyException;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * A request body that enforces the limits of {@link BodyGate} while it is read. It works
 * for every protocol, with or without a Content-Length. A streamed body takes no memory.
 * Not thread-safe, except where noted.
 */
final class MeteredBody implements InputBuffer {

	private static final long MOST_DISCARDED = 512L << 20;

	private final InputBuffer body;

	private final BodyGate gate;

	private final long length;

	private final long limit;

	private final boolean streamed;

	private final Runnable endInput;

	private MemoryBudget.@Nullable Reservation memory;

	private @Nullable RuntimeException refused;

	private volatile long startNanos;

	private volatile long bytes;

	private boolean ended;

	MeteredBody(Request request, BodyGate gate, DataSize limit, boolean streamed, Runnable endInput) {
		this.streamed = streamed;
		this.body = request.getInputBuffer();
		this.gate = gate;
		this.length = request.getContentLengthLong();
		this.limit = streamed ? Long.MAX_VALUE : limit.toBytes();
		this.endInput = endInput;
	}

	@Override
	public int doRead(ApplicationBufferHandler handler) throws IOException {
		if (this.refused != null) {
			throw this.refused;
		}
		try {
			return this.ended ? this.body.doRead(handler) : meter(handler);
		}
		catch (RuntimeException ex) {
			this.refused = ex;
			this.gate.leave(this);
			throw ex;
		}
	}

	private int meter(ApplicationBufferHandler handler) {
		requireWithinLimit(this.length);
		if (this.memory == null) {
			this.startNanos = System.nanoTime();
			this.memory = this.gate.reserve(this.streamed ? 0 : this.length);
			if (!this.gate.enter(this)) {
				throw RefusedBodyException.crowded();
			}
			this.startNanos = System.nanoTime();
		}
		int read = read(handler);
		if (read < 0) {
			this.ended = true;
			this.gate.leave(this);
			return read;
		}
		this.bytes += read;
		requireWithinLimit(this.bytes);
		this.memory.growTo(this.streamed ? 0 : this.bytes);
		if (isOverdue() && this.bytes != this.length) {
			throw RefusedBodyException.tooSlow(this.gate.rate());
		}
		return read;
	}

	private int read(ApplicationBufferHandler handler) {
		try {
			return this.body.doRead(handler);
		}
		catch (SocketTimeoutException ex) {
			throw RefusedBodyException.late(Duration.ofNanos(System.nanoTime() - this.startNanos));
		}
		catch (IOException ex) {
			throw isOverdue() ? RefusedBodyException.tooSlow(this.gate.rate()) : RefusedBodyException.cut();
		}
	}

	private void requireWithinLimit(long size) {
		if (size > this.limit) {
			throw RefusedBodyException.tooLarge(BodyGate.OTHERS);
		}
	}

	private boolean isOverdue() {
		return this.gate.isTooSlow(this.bytes, System.nanoTime() - this.startNanos);
	}

	/**
	 * Ends the input of the connection if the body arrives too slowly, which ends the
	 * wait of the reading thread. Called by another thread.
	 */
	void closeIfOverdue() {
		if (isOverdue()) {
			this.endInput.run();
		}
	}

	/**
	 * Reads and discards the rest of the body, at the minimum rate at least, so that a
	 * client that is still sending can read the response.
	 * @return whether the connection can be used for the next request
	 */
	boolean discardRest() {
		boolean hopeless = this.refused instanceof RefusedBodyException reason && reason.endsBody();
		if (this.ended || hopeless || !this.gate.enter(this)) {
			return this.ended;
		}
		giveBack();
		this.bytes = 0;
		this.startNanos = System.nanoTime();
		try {
			for (int read = 0; read >= 0 && this.bytes < MOST_DISCARDED && !isOverdue(); this.bytes += read) {
				read = this.body.doRead(new DiscardedBytes());
				this.ended = read < 0;
			}
		}
		catch (IOException ex) {
			return false;
		}
		return this.ended;
	}

	/**
	 * Releases the thread and the memory.
	 */
	void close() {
		this.gate.leave(this);
		giveBack();
	}

	private void giveBack() {
		if (this.memory != null) {
			this.memory.close();
		}
	}

	@Override
	public int available() {
		return this.body.available();
	}

	/**
	 * Returns the underlying input buffer.
	 * @return the buffer without limits
	 */
	InputBuffer unmetered() {
		return this.body;
	}

}
