package io.convscope.web.trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which ids of clients are taken, and where they go.
 */
class RequestTraceTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

	@AfterEach
	void leave() {
		RequestTrace.end();
	}

	@Test
	void eachRequestGetsAnIdOfItsOwn() {
		assertThat(RequestTrace.of(null, null).id()).matches("[0-9a-f]{16}")
			.isNotEqualTo(RequestTrace.of(null, null).id());
	}

	@Test
	void anIdOfAClientIsKept() {
		assertThat(RequestTrace.of("order-17.retry_2", null).id()).isEqualTo("order-17.retry_2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\nb", "a\"b", "ä", "{}",
			"0123456789012345678901234567890123456789012345678901234567890123456789" })
	void anIdThatCouldForgeALineIsReplaced(String id) {
		assertThat(RequestTrace.of(id, null).id()).matches("[0-9a-f]{16}");
	}

	@ParameterizedTest
	@ValueSource(strings = { PARENT, "00-" + TRACE + "-00f067aa0ba902b7-00", "01-" + TRACE + "-00f067aa0ba902b7-01",
			"cc-" + TRACE + "-00f067aa0ba902b7-01-what.the-future" })
	void aTraceGoesOn(String parent) {
		RequestTrace trace = RequestTrace.of("a", parent);
		assertThat(trace.parent()).isEqualTo(parent);
		trace.begin();
		assertThat(MDC.get("traceId")).isEqualTo(TRACE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "ff-" + TRACE + "-00f067aa0ba902b7-01", PARENT + "-more", PARENT + " ",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + TRACE + "-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "01-" + TRACE + "-00f067aa0ba902b7-01.x",
			"cc-" + TRACE + "-00f067aa0ba902b7-01-a\nb" })
	void anInvalidTraceIsDropped(String parent) {
		RequestTrace trace = RequestTrace.of("a", parent);
		assertThat(trace.parent()).isNull();
		trace.begin();
		assertThat(MDC.get("traceId")).isNull();
	}

	@Test
	void theIdIsCurrentUntilTheRequestEnds() {
		RequestTrace.of("a", PARENT).begin();
		assertThat(RequestTrace.currentId()).isEqualTo("a");
		RequestTrace.end();
		assertThat(RequestTrace.currentId()).isNull();
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

}
