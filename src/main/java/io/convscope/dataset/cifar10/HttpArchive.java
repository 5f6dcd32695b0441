package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.convscope.dataset.DatasetUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * An archive on a web server.
 *
 * @param uri its address
 * @param connectTimeout the maximum time to wait for a connection
 * @param readTimeout the maximum time without a byte from the server
 */
record HttpArchive(URI uri, Duration connectTimeout, Duration readTimeout) implements ArchiveSource {

	@Override
	public Content open() throws InterruptedException {
		HttpResponse<InputStream> response = send();
		if (response.statusCode() != 200) {
			close(response.body());
			throw DatasetUnavailableException.refused(toString(), response.statusCode());
		}
		OptionalLong length = response.headers().firstValueAsLong("Content-Length");
		return new Content(response.body(), length.isPresent() ? (Long) length.getAsLong() : null);
	}

	private HttpResponse<InputStream> send() throws InterruptedException {
		HttpClient client = HttpClient.newBuilder()
			.connectTimeout(this.connectTimeout)
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
		CompletableFuture<HttpResponse<InputStream>> response = client
			.sendAsync(HttpRequest.newBuilder(this.uri).build(), (info) -> new TimedBody(this.readTimeout));
		try {
			// the client's timeouts don't cover the DNS lookup
			return response.get(this.connectTimeout.plus(this.readTimeout).toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw DatasetUnavailableException.unreachable(toString(), describe(ex.getCause()), ex);
		}
		catch (TimeoutException ex) {
			throw DatasetUnavailableException.unreachable(toString(), "no response in time", ex);
		}
		finally {
			response.cancel(true);
		}
	}

	private String describe(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HttpTimeoutException) {
				return "no connection within " + this.connectTimeout.toMillis() / 1000.0 + " seconds";
			}
			if (cause instanceof UnresolvedAddressException) {
				return "there is no host " + this.uri.getHost();
			}
		}
		return (failure instanceof ConnectException) ? "the connection was refused" : String.valueOf(failure);
	}

	private static void close(InputStream body) {
		try {
			body.close();
		}
		catch (IOException ex) {
			// the content is not needed
		}
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
