package io.convscope.web.audit;

import java.util.List;

import io.convscope.CapturedLog;
import io.convscope.request.web.Audited;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, '10.0.0.7,192.168.0.2'", "'[2001:db8::7]', '[2001:db8::7],192.168.0.2'",
			"192.168.0.2, 192.168.0.2", "10.0.0.7 who=teacher, '-,192.168.0.2'", "\u009B31m, '-,192.168.0.2'" })
	void whatAHeaderClaimsForgesNoFieldAndHidesNoAddress(String claimed, String logged) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("DELETE", "/runs/1");
		request.setRemoteAddr("192.168.0.2");
		request.addHeader("X-Forwarded-For", claimed);
		MockFilterChain chain = new MockFilterChain();
		new ForwardedHeaderFilter().doFilter(request, new MockHttpServletResponse(), chain);
		HandlerMethod handler = new HandlerMethod(this, getClass().getDeclaredMethod("delete"));
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			new AuditLog().afterCompletion((HttpServletRequest) chain.getRequest(), new MockHttpServletResponse(),
					handler, null);
			assertThat(log.messages()).isEqualTo(
					List.of("who=- address=" + logged + " action=delete target=/runs/1 outcome=done status=200"));
		}
	}

	@Audited("delete")
	void delete() {
	}

}
