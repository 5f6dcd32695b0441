package io.convscope.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Clients of the service that ask without a pause, each on a connection of its own. Runs
 * in a process of its own, so that its processor time is not the service's.
 */
final class Load {

	private static final String LENGTH = "content-length:";

	private final int port;

	private final List<byte[]> requests;

	private final long end;

	private Load(int port, List<byte[]> requests, long end) {
		this.port = port;
		this.requests = requests;
		this.end = end;
	}

	/**
	 * Prints the processor time that this process took, in seconds, and then how many
	 * milliseconds each answer took.
	 * @param args the port, the number of clients, for how many seconds, and a folder of
	 * pictures
	 */
	public static void main(String[] args) throws Exception {
		int clients = Integer.parseInt(args[1]);
		List<byte[]> requests = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of(args[3]))) {
			for (Path file : files.sorted().toList()) {
				requests.add(request(Files.readAllBytes(file)));
			}
		}
		Load load = new Load(Integer.parseInt(args[0]), requests,
				System.nanoTime() + Integer.parseInt(args[2]) * 1_000_000_000L);
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		List<Future<double[]>> times = new ArrayList<>();
		for (int i = 0; i < clients; i++) {
			int client = i;
			times.add(threads.submit(() -> load.ask(client)));
		}
		threads.shutdown();
		StringBuilder text = new StringBuilder();
		for (Future<double[]> each : times) {
			try {
				Arrays.stream(each.get()).forEach((time) -> text.append(time).append('\n'));
			}
			catch (ExecutionException ex) {
				throw new IOException("A client was not answered: " + ex.getCause(), ex);
			}
		}
		System.out.println(ServingTurn.cpuSeconds(ProcessHandle.current()));
		System.out.print(text);
	}

	// the service finds out the format itself
	private static byte[] request(byte[] picture) {
		byte[] head = ("POST /predict?model=pretrained HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\nContent-Length: "
				+ picture.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] request = Arrays.copyOf(head, head.length + picture.length);
		System.arraycopy(picture, 0, request, head.length, picture.length);
		return request;
	}

	private double[] ask(int client) throws IOException {
		List<Double> times = new ArrayList<>();
		int next = client;
		while (System.nanoTime() < this.end) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				socket.setTcpNoDelay(true);
				OutputStream out = socket.getOutputStream();
				BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
				boolean stays = true;
				while (stays && System.nanoTime() < this.end) {
					long begin = System.nanoTime();
					out.write(this.requests.get(next++ % this.requests.size()));
					stays = readAnswer(in);
					times.add((System.nanoTime() - begin) / 1e6);
				}
			}
		}
		return times.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/**
	 * Reads an answer.
	 * @param in the connection
	 * @return whether the connection stays open
	 * @throws IOException if it is not an answer, or a refusal
	 */
	private static boolean readAnswer(BufferedInputStream in) throws IOException {
		String status = line(in);
		if (!status.contains(" 200")) {
			throw new IOException(status);
		}
		int length = -1;
		boolean stays = true;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith(LENGTH)) {
				length = Integer.parseInt(header.substring(LENGTH.length()).strip());
			}
			stays &= !header.equals("connection: close");
		}
		if (length >= 0) {
			in.skipNBytes(length);
			return stays;
		}
		for (int size = chunk(in); size > 0; size = chunk(in)) {
			in.skipNBytes(size + 2);
		}
		line(in);
		return stays;
	}

	private static int chunk(BufferedInputStream in) throws IOException {
		return Integer.parseInt(line(in), 16);
	}

	private static String line(BufferedInputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("The connection was closed");
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

}
