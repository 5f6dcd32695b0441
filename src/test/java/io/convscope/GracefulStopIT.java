package io.convscope;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A stop waits for what is being sent, for a while.
 */
class GracefulStopIT {

	@TempDir
	private Path home;

	@Test
	void anUploadUnderWayIsAnswered() throws IOException {
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			try (Socket socket = new Socket("127.0.0.1", service.port())) {
				OutputStream out = socket.getOutputStream();
				out.write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
						+ "Content-Length: 100\r\n\r\nabcd")
					.getBytes(StandardCharsets.US_ASCII));
				// an answer to a later request shows that the service has this one
				service.get("/runs");
				process.terminate();
				await().until(() -> process.output().contains("graceful shutdown"));
				await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> process.isAlive());
				out.write(new byte[96]);
				byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
				assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
			}
			process.awaitExit(Duration.ofSeconds(10));
		}
	}

}
