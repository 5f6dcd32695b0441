package io.convscope;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that asks for a run's events, and reads no more than the first line of the
 * answer.
 */
final class DeafClient implements AutoCloseable {

	private final Socket socket = new Socket();

	private final int status;

	DeafClient(int port, int run) throws IOException {
		this.socket.setReceiveBufferSize(1024);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.socket.getOutputStream()
			.write(("GET /runs/" + run + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		byte[] line = this.socket.getInputStream().readNBytes("HTTP/1.1 200".length());
		this.status = Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
	}

	int status() {
		return this.status;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
