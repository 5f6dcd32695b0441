package io.convscope.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;

/**
 * Answers with a problem document, instead of Tomcat's HTML page, if the server itself
 * refuses a malformed request.
 */
public class ServerProblemValve extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ServerProblemValve.class);

	private final JsonMapper json;

	private final ErrorForms forms;

	public ServerProblemValve(JsonMapper json, ErrorForms forms) {
		this.json = json;
		this.forms = forms;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()
				|| !mayWrite(response)) {
			return;
		}
		if (status.is5xxServerError() && failure == null) {
			// the answer says that the log tells more; a failure that was thrown is there
			logger.error("{} {} was answered with {} by the server, before or after all handlers", request.getMethod(),
					request.getRequestURI(), status.value());
		}
		write(request, response, status);
	}

	public void write(Request request, Response response, HttpStatus status) {
		try {
			ErrorForms.ErrorBody body = this.forms.of(ServerProblem.detail(status, RequestPath.of(request)),
					request.getContextPath());
			ProblemDocument.headers(ProblemDocument.kindOf(status))
				.forEach((name, values) -> response.setHeader(name, values.get(0)));
			response.setContentType(body.type().toString());
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			response.getReporter().write(this.json.writeValueAsString(body.body()));
			response.finishResponse();
		}
		catch (IOException ex) {
			logger.debug("A client disconnected before it received the problem", ex);
		}
	}

	private static boolean mayWrite(Response response) {
		AtomicBoolean allowed = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return allowed.get();
	}

}
