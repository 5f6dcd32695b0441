package io.convscope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Backups over HTTP.
 */
@TestPropertySource(properties = { "convscope.api-keys[0].name=admin", "convscope.api-keys[0].key=admin-key-0123456789",
		"convscope.api-keys[0].rights=admin", "convscope.api-keys[1].name=class",
		"convscope.api-keys[1].key=class-key-0123456789", "convscope.api-keys[1].rights=read,predict,train" })
class BackupCallIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	private static final int LARGE = 64 << 20;

	@Test
	void itIsATarWithADateInItsName() throws IOException {
		try (CapturedLog log = new CapturedLog("convscope.audit");
				InputStream body = open().body();
				TarArchiveInputStream tar = new TarArchiveInputStream(body)) {
			String last = "";
			for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
				last = each.getName();
			}
			assertThat(last).isEqualTo("manifest.sha256");
			await().untilAsserted(() -> assertThat(log.messages())
				.containsExactly("who=admin address=127.0.0.1 action=backup target=/backup outcome=done status=200"));
		}
		ServiceClient.Answer head = this.client.asHolderOf("admin-key-0123456789").send("HEAD", "/backup", NOTHING);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.type()).isEqualTo("application/x-tar");
		assertThat(head.header("Content-Disposition"))
			.matches("attachment; filename=\"convscope-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.tar\"");
	}

	@Test
	void itTakesTheRightOfAnAdministrator() {
		assertThat(this.client.send("GET", "/backup", NOTHING).status()).isEqualTo(401);
		assertThat(this.client.asHolderOf("class-key-0123456789").send("GET", "/backup", NOTHING).status())
			.isEqualTo(403);
	}

	@Test
	void aSecondOneWaitsAndAFileThatCannotBeReadBreaksTheTransfer() throws IOException {
		Path large = Files.createDirectories(home.resolve("models/by-hand")).resolve("large.bin");
		try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(LARGE);
		}
		try (CapturedLog log = new CapturedLog("convscope.audit"); InputStream body = open().body()) {
			readUpTo("large.bin", body);
			ServiceClient.Answer second = this.client.asHolderOf("admin-key-0123456789")
				.send("GET", "/backup", NOTHING);
			assertThat(second.status()).isEqualTo(503);
			assertThat(second.header("Retry-After")).isNotEmpty();
			try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
				file.setLength(LARGE / 2);
			}
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()));
			await().untilAsserted(() -> assertThat(log.messages())
				.contains("who=admin address=127.0.0.1 action=backup target=/backup outcome=failed status=200"));
		}
		finally {
			Files.delete(large);
		}
		await().untilAsserted(() -> {
			try (DirectoryStream<Path> left = Files.newDirectoryStream(home, ".backup-*")) {
				assertThat(left).isEmpty();
			}
		});
	}

	// its length is taken when its turn comes; not closed, as that would close the body
	private static void readUpTo(String name, InputStream body) throws IOException {
		TarArchiveInputStream tar = new TarArchiveInputStream(body);
		while (!tar.getNextEntry().getName().endsWith(name)) {
			// the next
		}
	}

	private HttpResponse<InputStream> open() throws IOException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/backup"))
			.header("Authorization", "Bearer admin-key-0123456789")
			.build();
		try {
			HttpResponse<InputStream> response = HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofInputStream());
			assertThat(response.statusCode()).isEqualTo(200);
			return response;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
