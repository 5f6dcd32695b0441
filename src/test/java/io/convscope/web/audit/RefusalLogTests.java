package io.convscope.web.audit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.convscope.CapturedLog;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalLogTests {

	private final AtomicLong now = new AtomicLong();

	private final RefusalLog refusals = new RefusalLog(this.now::get);

	@Test
	void aLineSaysWhoWantedWhatFromWhere() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/train");
		request.setQueryString("key=secret");
		request.addHeader("Authorization", "Bearer secret");
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			this.refusals.write(request, "visitor", 403);
			this.refusals.write(new HttpServletRequestWrapper(request) {

				@Override
				public String getRemoteAddr() {
					return "10.0.0.7 who=admin";
				}

			}, null, 401);
			assertThat(log.messages()).containsExactly(
					"who=visitor address=127.0.0.1 action=POST target=/train outcome=refused status=403",
					"who=- address=-,127.0.0.1 action=POST target=/train outcome=refused status=401");
		}
	}

	@Test
	void floodsAreCountedAndNotWritten() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/" + "x".repeat(5000));
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			for (int i = 0; i < 1000; i++) {
				this.refusals.write(request, null, 401);
			}
			assertThat(log.messages()).hasSize(100).allMatch((line) -> line.length() < 300);
			this.now.addAndGet(Duration.ofMillis(150).toNanos());
			this.refusals.write(request, null, 401);
			this.refusals.write(request, null, 401);
			assertThat(log.messages()).hasSize(101).last().asString().endsWith("status=401 untold=900");
			this.now.addAndGet(Duration.ofHours(1).toNanos());
			for (int i = 0; i < 1000; i++) {
				this.refusals.write(request, null, 401);
			}
			assertThat(log.messages()).hasSize(201);
			assertThat(log.messages().get(101)).endsWith("untold=1");
		}
	}

	@Test
	void aMethodOfTheClientsInventionForgesNothing() {
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			this.refusals.write(new MockHttpServletRequest("GET who=admin", "/runs"), null, 401);
			assertThat(log.messages())
				.containsExactly("who=- address=127.0.0.1 action=- target=/runs outcome=refused status=401");
		}
	}

}
