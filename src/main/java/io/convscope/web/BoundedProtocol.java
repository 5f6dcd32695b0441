package io.convscope.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's HTTP protocol with a limit of connections per client address, and a way to
 * stop waiting for the input of a connection. Public because Tomcat instantiates it by
 * its class name.
 */
public final class BoundedProtocol extends Http11NioProtocol {

	private static final Logger logger = LoggerFactory.getLogger(BoundedProtocol.class);

	private final Endpoint endpoint;

	/**
	 * Creates the protocol, without a limit yet.
	 */
	public BoundedProtocol() {
		this(new Endpoint());
	}

	private BoundedProtocol(Endpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	/**
	 * Sets the limit.
	 * @param limit the maximum number of connections per client address
	 */
	void setMaxConnectionsPerAddress(int limit) {
		this.endpoint.limit = limit;
	}

	/**
	 * Ends the input of a client's connection, so that reads return the end of the
	 * stream. A response can still be written.
	 * @param client the client's address and port
	 */
	void endInput(InetSocketAddress client) {
		this.endpoint.endInput(client);
	}

	private static final class Endpoint extends NioEndpoint {

		private volatile int limit = Integer.MAX_VALUE;

		@Override
		protected boolean setSocketOptions(SocketChannel socket) {
			if (count(socket) >= this.limit) {
				logger.debug("Refused a connection from {}, which already has {}", socket.socket().getInetAddress(),
						this.limit);
				// the caller closes only registered connections
				destroySocket(socket);
				return false;
			}
			return super.setSocketOptions(socket);
		}

		private long count(SocketChannel socket) {
			InetAddress client = socket.socket().getInetAddress();
			return this.connections.keySet()
				.stream()
				.filter((each) -> Objects.equals(each.socket().getInetAddress(), client))
				.count();
		}

		private void endInput(InetSocketAddress client) {
			for (SocketChannel each : this.connections.keySet()) {
				if (client.equals(address(each))) {
					shutdownInput(each);
				}
			}
		}

		private static @Nullable SocketAddress address(SocketChannel channel) {
			return channel.socket().getRemoteSocketAddress();
		}

		private static void shutdownInput(SocketChannel channel) {
			try {
				channel.shutdownInput();
			}
			catch (IOException ex) {
				logger.debug("A client that was sending too slowly has disconnected", ex);
			}
		}

	}

}
