package io.convscope;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent again with the same Idempotency-Key is done once.
 */
class IdempotencyIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	private static final byte[] RUN = "{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":64}".getBytes();

	private static final String JSON = "application/json";

	@Test
	void aRunStartsOnceHoweverOftenItIsSent() throws Exception {
		int before = this.client.get("/runs").get("runs").size();
		ExecutorService clients = Executors.newFixedThreadPool(8);
		try {
			Callable<ServiceClient.Answer> client = () -> send("/train", "run", RUN, JSON);
			List<Future<ServiceClient.Answer>> answers = clients
				.invokeAll(Stream.generate(() -> client).limit(16).toList());
			Set<String> locations = answers.stream()
				.map(IdempotencyIT::get)
				.filter((answer) -> answer.status() != 409)
				.map((answer) -> answer.status() + answer.header("Location") + new String(answer.body()))
				.collect(Collectors.toSet());
			assertThat(locations).hasSize(1);
		}
		finally {
			clients.shutdownNow();
		}
		assertThat(this.client.get("/runs").get("runs")).hasSize(before + 1);
		assertThat(send("/train", "run", "{}".getBytes(), JSON).status()).isEqualTo(422);
		assertThat(send("/train", "run", RUN, JSON).header("Idempotent-Replayed")).isEqualTo("true");
	}

	@Test
	void aModelIsImportedOnce() {
		byte[] weights = this.client.bytes("/models/pretrained/weights");
		String path = "/models?dataset=cifar10";
		ServiceClient.Answer first = send(path, "model", weights, "application/octet-stream");
		assertThat(first.status()).as(new String(first.body())).isEqualTo(201);
		assertSame(send(path, "model", weights, "application/octet-stream"), first);
		weights[weights.length - 1]++;
		assertThat(send(path, "model", weights, "application/octet-stream").status()).isEqualTo(422);
		assertThat(send("/models?dataset=shapes", "model", weights, "application/octet-stream").status())
			.isEqualTo(422);
	}

	@Test
	void aDataSetIsCreatedOnce() {
		byte[] body = "{\"name\":\"once\",\"labels\":[\"a\",\"b\"]}".getBytes();
		ServiceClient.Answer first = send("/datasets", "dataset", body, JSON);
		assertThat(first.status()).isEqualTo(201);
		assertSame(send("/datasets", "dataset", body, JSON), first);
		assertThat(this.client.send("DELETE", "/datasets/once", NOTHING).status()).isEqualTo(204);
		assertSame(send("/datasets", "dataset", body, JSON), first);
		assertThat(this.client.send("GET", "/datasets/once", NOTHING).status()).isEqualTo(404);
	}

	@Test
	void aFormIsTheSameWithAnotherBoundary() {
		byte[] zip = this.client.bytes("/datasets/empty/archive".replace("empty", created()));
		ServiceClient.Answer first = sendForm("first-boundary", zip);
		assertThat(first.status()).as(new String(first.body())).isEqualTo(202);
		assertSame(sendForm("the-2nd", zip), first);
	}

	private String created() {
		send("/datasets", "source", "{\"name\":\"source\",\"labels\":[\"a\",\"b\"]}".getBytes(), JSON);
		return "source";
	}

	private ServiceClient.Answer sendForm(String boundary, byte[] zip) {
		String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nform\r\n--" + boundary
				+ "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.zip\"\r\n\r\n";
		byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes();
		byte[] body = new byte[head.length() + zip.length + end.length];
		System.arraycopy(head.getBytes(), 0, body, 0, head.length());
		System.arraycopy(zip, 0, body, head.length(), zip.length);
		System.arraycopy(end, 0, body, head.length() + zip.length, end.length);
		return send("/datasets", "form", body, "multipart/form-data; boundary=" + boundary);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"epochs\":0}", "{\"dataset\":\"mnist\"}", "{" })
	void whatIsRefusedMayBeCorrected(String wrong) {
		String key = "corrected " + wrong.length();
		assertThat(send("/train", key, wrong.getBytes(), JSON).status()).isBetween(400, 404);
		assertThat(send("/train", key, RUN, JSON).status()).isEqualTo(202);
	}

	@Test
	void aKeyIsLimitedInLength() {
		assertThat(send("/train", "x".repeat(256), RUN, JSON).status()).isEqualTo(400);
	}

	private ServiceClient.Answer send(String path, String key, byte[] body, String type) {
		return this.client.send("POST", path, body, "Idempotency-Key", key, "Content-Type", type);
	}

	private static ServiceClient.Answer get(Future<ServiceClient.Answer> answer) {
		try {
			return answer.get();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private static void assertSame(ServiceClient.Answer again, ServiceClient.Answer first) {
		assertThat(again.status()).isEqualTo(first.status());
		assertThat(again.header("Location")).isEqualTo(first.header("Location"));
		assertThat(again.type()).isEqualTo(first.type());
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
	}

}
