package io.convscope.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UploadGateTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final UploadGate gate = new UploadGate(DataSize.ofMegabytes(4), DataSize.ofMegabytes(4), Duration.ZERO,
			new ProblemAnswer(new JsonMapper()));

	@Test
	void whatFitsIsLetInTogether() throws Exception {
		assertThat(sentWithin(request(2 * MEGABYTE), request(2 * MEGABYTE)).getStatus()).isEqualTo(200);
	}

	@Test
	void whatDoesNotFitIsAskedToComeAgain() throws Exception {
		MockHttpServletResponse refused = sentWithin(request(2 * MEGABYTE), request(3 * MEGABYTE));
		assertThat(refused.getStatus()).isEqualTo(503);
		assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
		assertThat(refused.getContentAsString()).contains("/problems/busy");
	}

	@Test
	void aBodyOfUnknownLengthCountsAsTheLargest() throws Exception {
		MockHttpServletRequest chunked = new MockHttpServletRequest("POST", "/predict");
		chunked.addHeader("Transfer-Encoding", "chunked");
		assertThat(sentWithin(request(MEGABYTE), chunked).getStatus()).isEqualTo(503);
	}

	@Test
	void smallRequestsNeverWait() throws Exception {
		assertThat(sentWithin(request(4 * MEGABYTE), request(0)).getStatus()).isEqualTo(200);
		assertThat(sentWithin(request(4 * MEGABYTE), request(1000)).getStatus()).isEqualTo(200);
	}

	@Test
	void aClaimOverTheLargestIsLeftToOthersToRefuse() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.gate.doFilter(request(400 * MEGABYTE), response, (request, answer) -> {
		});
		assertThat(response.getStatus()).isEqualTo(200);
	}

	@Test
	void roomIsGivenBackAfterAFailure() throws Exception {
		FilterChain failing = (request, response) -> {
			throw new IOException("cut off");
		};
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.gate.doFilter(request(4 * MEGABYTE), new MockHttpServletResponse(), failing));
		assertThat(sentWithin(request(2 * MEGABYTE), request(2 * MEGABYTE)).getStatus()).isEqualTo(200);
	}

	// sends the second while the first is being answered
	private MockHttpServletResponse sentWithin(MockHttpServletRequest first, MockHttpServletRequest second)
			throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		AtomicBoolean reached = new AtomicBoolean();
		this.gate.doFilter(first, new MockHttpServletResponse(),
				(request, answer) -> this.gate.doFilter(second, response, (inner, innerAnswer) -> reached.set(true)));
		assertThat(reached.get()).isEqualTo(response.getStatus() == 200);
		return response;
	}

	private static MockHttpServletRequest request(int length) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/predict") {
			@Override
			public long getContentLengthLong() {
				return length;
			}
		};
		return request;
	}

}
