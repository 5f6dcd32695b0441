package io.convscope.web.trace;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The first valve of all: gives each request an id, which its answer has as
 * {@code X-Request-Id}, beside the {@code traceparent} that came with it.
 */
public final class TraceValve extends ValveBase {

	public TraceValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		RequestTrace trace = RequestTrace.of(request.getHeader(RequestTrace.ID_HEADER),
				request.getHeader(RequestTrace.PARENT_HEADER));
		response.setHeader(RequestTrace.ID_HEADER, trace.id());
		if (trace.parent() != null) {
			response.setHeader(RequestTrace.PARENT_HEADER, trace.parent());
		}
		trace.begin();
		try {
			getNext().invoke(request, response);
		}
		finally {
			RequestTrace.end();
		}
	}

}
