package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The body of a response, as a stream whose reads fail if no bytes arrive in time or the
 * thread is interrupted. The JDK's own stream waits for ever.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

	private final Duration timeout;

	private volatile Flow.@Nullable Subscription subscription;

	private volatile boolean closed;

	// null after the end
	private @Nullable ByteBuffer current = NOTHING;

	TimedBody(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public CompletionStage<InputStream> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		if (this.closed) {
			subscription.cancel();
		}
		else {
			subscription.request(1);
		}
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		buffers.forEach((buffer) -> this.arrivals.add(() -> buffer));
		this.arrivals.add(() -> {
			// request more only when all of this has been read
			if (this.subscription != null) {
				this.subscription.request(1);
			}
			return NOTHING;
		});
	}

	@Override
	public void onError(Throwable failure) {
		this.arrivals.add(() -> {
			throw new IOException(failure.getMessage(), failure);
		});
	}

	@Override
	public void onComplete() {
		this.arrivals.add(() -> null);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		while (this.current != null && !this.current.hasRemaining()) {
			this.current = await().buffer();
		}
		if (this.current == null) {
			return -1;
		}
		int count = Math.min(length, this.current.remaining());
		this.current.get(target, offset, count);
		return count;
	}

	private Arrival await() throws IOException {
		try {
			Arrival arrival = this.arrivals.poll(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (arrival == null) {
				throw new IOException("no data received for " + this.timeout.toMillis() / 1000.0 + " seconds");
			}
			return arrival;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	private interface Arrival {

		/**
		 * Returns the bytes that arrived.
		 * @return the bytes, possibly empty; null at the end of the body
		 * @throws IOException if the transfer failed
		 */
		@Nullable ByteBuffer buffer() throws IOException;

	}

}
