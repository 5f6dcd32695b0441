package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A web server on this machine whose behaviour a test can change at any time.
 */
public class ArchiveServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	final AtomicInteger requests = new AtomicInteger();

	volatile Behaviour behaviour = (exchange) -> answer(exchange, 404, new byte[0]);

	public ArchiveServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			try (exchange) {
				this.behaviour.handle(exchange);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/cifar-10-binary.tar.gz";
	}

	void serve(byte[] archive) {
		this.behaviour = (exchange) -> answer(exchange, 200, archive);
	}

	static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@FunctionalInterface
	interface Behaviour {

		void handle(HttpExchange exchange) throws IOException, InterruptedException;

	}

}
