package io.convscope.web.idempotency;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.Creations;
import io.convscope.web.problem.ErrorForms;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The same key with the same request does nothing twice, also where the process was
 * killed at any moment of the first.
 */
class IdempotencyFilterTests {

	private static final String BODY = "{\"epochs\":1}";

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private IdempotencyFilter filter;

	private Instant now = Instant.parse("2026-11-29T12:00:00Z");

	private final AtomicInteger runs = new AtomicInteger();

	private @Nullable Runnable during;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
		start();
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	private void start() {
		InstantSource clock = () -> this.now;
		this.filter = new IdempotencyFilter(new KeptAnswers(this.home, clock.withZone(ZoneOffset.UTC)),
				new ProblemAnswer(new JsonMapper(), new ErrorForms(List.of())));
	}

	@Test
	void theSameRequestIsAnsweredAsTheFirst() throws Exception {
		MockHttpServletResponse first = send(request("k", BODY));
		for (int i = 0; i < 2; i++) {
			MockHttpServletResponse second = send(request("k", BODY));
			assertThat(second.getStatus()).isEqualTo(first.getStatus()).isEqualTo(202);
			assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location")).isEqualTo("/runs/1");
			assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString()).contains("Ünited");
			assertThat(second.getContentType()).isEqualTo("application/json");
			assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
			start();
		}
		assertThat(this.runs).hasValue(1);
		assertThat(first.getHeader("Idempotent-Replayed")).isNull();
	}

	@Test
	void anotherKeyOrHolderOrNoneIsAnotherRequest() throws Exception {
		send(request("k", BODY));
		assertThat(send(request("l", BODY)).getHeader("Location")).isEqualTo("/runs/2");
		MockHttpServletRequest ofAda = request("k", BODY);
		ofAda.setUserPrincipal(new Holder("ada"));
		assertThat(send(ofAda).getHeader("Location")).isEqualTo("/runs/3");
		MockHttpServletRequest without = request("k", BODY);
		without.removeHeader("Idempotency-Key");
		assertThat(send(without).getHeader("Location")).isEqualTo("/runs/4");
	}

	@ParameterizedTest
	@CsvSource({ "created, 202", "replayed, 202", "refused, 422" })
	void whoHasAnAnswerMaySendTheNextRequest(String answer, int status) throws Exception {
		if (!answer.equals("created")) {
			send(request("k", BODY));
		}
		AtomicInteger next = new AtomicInteger();
		OutputStream client = new OutputStream() {
			@Override
			public void write(int each) {
				if (next.compareAndSet(0, -1)) {
					assertThatNoException().isThrownBy(() -> next.set(send(request("k", BODY)).getStatus()));
				}
			}
		};
		MockHttpServletResponse response = new MockHttpServletResponse() {
			@Override
			public ServletOutputStream getOutputStream() {
				return new DelegatingServletOutputStream(client);
			}
		};
		this.filter.doFilter(request("k", answer.equals("refused") ? "{}" : BODY), response, chain());
		assertThat(response.getStatus()).isEqualTo(status);
		assertThat(next).hasValue(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "path", "query", "body", "longer" })
	void theSameKeyWithAnotherRequestIsRefused(String difference) throws Exception {
		send(request("k", BODY));
		MockHttpServletRequest other = request("k", BODY);
		switch (difference) {
			case "path" -> other.setServletPath("/models");
			case "query" -> other.setQueryString("x=1");
			case "body" -> other.setContent("{\"epochs\":2}".getBytes());
			default -> other.setContent((BODY + " ").getBytes());
		}
		MockHttpServletResponse refused = send(other);
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("/problems/idempotency-key-reused", "take a new one");
		assertThat(this.runs).hasValue(1);
	}

	@Test
	void theFirstOfTwoAtOnceIsServed() throws Exception {
		AtomicReference<MockHttpServletResponse> second = new AtomicReference<>();
		this.during = () -> {
			this.during = null;
			try {
				second.set(send(request("k", "another body")));
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		};
		assertThat(send(request("k", BODY)).getStatus()).isEqualTo(202);
		assertThat(second.get().getStatus()).isEqualTo(409);
		assertThat(second.get().getHeader("Retry-After")).isEqualTo("1");
		assertThat(second.get().getContentAsString()).contains("/problems/request-under-way");
		assertThat(this.runs).hasValue(1);
	}

	@Test
	void whatFailsIsTriedAnew() throws Exception {
		this.during = () -> {
			throw new IllegalStateException("the disk is full");
		};
		assertThat(send(request("k", BODY)).getStatus()).isEqualTo(507);
		this.during = null;
		assertThat(send(request("k", "{}")).getStatus()).isEqualTo(202);
		assertThat(this.runs).hasValue(1);
	}

	@Test
	void aKillBeforeTheCreationLeavesNothing() throws Exception {
		this.during = IdempotencyFilterTests::kill;
		killed(request("k", BODY), new MockHttpServletResponse());
		this.during = null;
		start();
		assertThat(send(request("k", BODY)).getHeader("Location")).isEqualTo("/runs/1");
		assertThat(this.runs).hasValue(1);
	}

	@Test
	void aKillBeforeTheAnswerLeavesWhatWasCreated() throws Exception {
		MockHttpServletResponse unsent = new MockHttpServletResponse() {

			@Override
			public void setStatus(int status) {
				kill();
			}

		};
		killed(request("k", BODY), unsent);
		assertThat(this.runs).hasValue(1);
		start();
		for (int i = 0; i < 2; i++) {
			MockHttpServletResponse told = send(request("k", BODY));
			assertThat(told.getStatus()).isEqualTo(202);
			assertThat(told.getHeader("Location")).isEqualTo("/runs/1");
			assertThat(told.getContentAsString()).isEqualTo("GET /runs/1");
		}
		assertThat(send(request("k", "{}")).getStatus()).isEqualTo(422);
		assertThat(this.runs).hasValue(1);
	}

	@Test
	void itIsKeptForADay() throws Exception {
		send(request("k", BODY));
		this.now = this.now.plus(Duration.ofHours(24)).minusMillis(1);
		assertThat(send(request("k", BODY)).getHeader("Location")).isEqualTo("/runs/1");
		this.now = this.now.plusMillis(1);
		assertThat(send(request("k", BODY)).getHeader("Location")).isEqualTo("/runs/2");
		this.now = this.now.plus(Duration.ofHours(25));
		start();
		assertThat(this.home.answers()).isEmptyDirectory();
	}

	@Test
	void theKeyItselfIsNotWritten() throws Exception {
		send(request("a-secret-of-the-client", BODY));
		assertThat(this.home.answers().toFile().list()).singleElement().asString().doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "LONG", "a\u00e9", "a\tb" })
	void aKeyThatIsNoneIsRefused(String key) throws Exception {
		MockHttpServletResponse refused = send(request(key.replace("LONG", "x".repeat(256)), BODY));
		assertThat(refused.getStatus()).isEqualTo(400);
		assertThat(refused.getContentAsString()).contains("1 to 255");
		assertThat(this.runs).hasValue(0);
	}

	@Test
	void boundariesMakeNoDifference() throws Exception {
		assertThat(send(form("k", "abc")).getHeader("Location")).isEqualTo("/runs/1");
		assertThat(send(form("k", "abd-1")).getHeader("Location")).isEqualTo("/runs/1");
	}

	private static MockHttpServletRequest form(String key, String boundary) {
		MockHttpServletRequest request = request(key, "--" + boundary + "\r\n\r\nx\r\n--" + boundary + "--");
		request.setContentType("multipart/form-data; boundary=" + boundary);
		return request;
	}

	private static MockHttpServletRequest request(String key, String body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/train");
		request.setServletPath("/train");
		request.addHeader("Idempotency-Key", key);
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		return request;
	}

	private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, chain());
		return response;
	}

	// what a service does with run.json
	private FilterChain chain() {
		return (request, response) -> {
			HttpServletRequest asked = (HttpServletRequest) request;
			if (asked.getMethod().equals("GET")) {
				response.getWriter().write("GET " + asked.getRequestURI());
				return;
			}
			asked.getInputStream().read();
			int id = this.runs.get() + 1;
			Path file = Files.createDirectories(this.home.runs().resolve("" + id)).resolve("run.json");
			Creations.announce(file, "/runs/" + id);
			try {
				if (this.during != null) {
					this.during.run();
				}
			}
			catch (IllegalStateException ex) {
				((HttpServletResponse) response).setStatus(507);
				return;
			}
			Files.createFile(file);
			this.runs.incrementAndGet();
			((HttpServletResponse) response).setStatus(202);
			((HttpServletResponse) response).setHeader("Location", "/runs/" + id);
			response.setContentType("application/json");
			response.getOutputStream()
				.write(("{\"name\":\"Ünited\",\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8));
		};
	}

	private static void kill() {
		throw new Killed();
	}

	// what a killed process would have left is taken before the filter goes on
	private void killed(MockHttpServletRequest request, MockHttpServletResponse response) throws Exception {
		FilterChain chain = chain();
		Path copy = this.folder.resolveSibling(this.folder.getFileName() + "-killed");
		try {
			this.filter.doFilter(request, response, (asked, answered) -> {
				try {
					chain.doFilter(asked, answered);
				}
				catch (Killed ex) {
					FileSystemUtils.copyRecursively(this.home.answers(), copy);
					throw ex;
				}
			});
		}
		catch (Killed ex) {
			try {
				FileSystemUtils.copyRecursively(copy, this.home.answers());
			}
			catch (IOException failed) {
				throw new UncheckedIOException(failed);
			}
			finally {
				FileSystemUtils.deleteRecursively(copy);
			}
		}
	}

	/**
	 * Ends a process, as far as a test can.
	 */
	private static final class Killed extends Error {

	}

	/**
	 * The holder of a key.
	 *
	 * @param getName its name
	 */
	private record Holder(String getName) implements Principal {

	}

}
