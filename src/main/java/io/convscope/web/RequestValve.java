package io.convscope.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

import io.convscope.web.problem.ServerProblemValve;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * The valve in front of all request processing. It limits the number of concurrent
 * requests, so that health checks are always answered, and applies the limits of request
 * bodies, whether a handler reads them or not.
 */
class RequestValve extends ValveBase {

	private final BodyGate gate;

	private final WorkerShares workers;

	private final ServerProblemValve problems;

	private final Probes probes;

	RequestValve(BodyGate gate, WorkerShares workers, ServerProblemValve problems, Probes probes) {
		super(true);
		this.gate = gate;
		this.workers = workers;
		this.problems = problems;
		this.probes = probes;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (this.probes.include(path(request))) {
			probe(request, response);
		}
		else if (this.workers.enter()) {
			try {
				serve(request, response);
			}
			finally {
				this.workers.leave();
			}
		}
		else {
			refuseBody(request, response);
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			this.problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

	// a body is left unread, as it may arrive slowly; refusing it before the answer would
	// be an error of its own, which the handler never sees
	private void probe(Request request, Response response) throws IOException, ServletException {
		boolean body = hasBody(request);
		if (body) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		getNext().invoke(request, response);
		if (body) {
			response.finishResponse();
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private static String path(Request request) {
		String path = request.getDecodedRequestURI();
		return (path != null) ? path.substring(Math.min(path.length(), request.getContextPath().length())) : "";
	}

	private void serve(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request below = request.getCoyoteRequest();
		boolean streamed = this.gate.isStreamed(request.getMethod(), path(request), request.getContentType());
		DataSize limit = this.gate.limit(path(request), request.getContentType());
		MeteredBody body = new MeteredBody(below, this.gate, limit, streamed, endInput(request));
		below.setInputBuffer(body);
		try {
			getNext().invoke(request, response);
			if (!request.isAsync() && hasBody(request)) {
				end(body, request, response);
			}
		}
		finally {
			below.setInputBuffer(body.unmetered());
			body.close();
		}
	}

	// an HTTP/1.1 client may stop sending once it has the response; an HTTP/2 client
	// may receive it only after it has sent the whole body
	private static void end(MeteredBody body, Request request, Response response) throws IOException {
		boolean answerFirst = isHttp1(request);
		if (answerFirst) {
			response.finishResponse();
		}
		if (!body.discardRest() && answerFirst) {
			close(request);
		}
	}

	private static boolean isHttp1(Request request) {
		return request.getProtocol().startsWith("HTTP/1");
	}

	private static Runnable endInput(Request request) {
		if (isHttp1(request) && request.getConnector().getProtocolHandler() instanceof BoundedProtocol protocol) {
			InetSocketAddress client = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
			return () -> protocol.endInput(client);
		}
		return () -> {
		};
	}

	private static boolean hasBody(Request request) {
		AtomicBoolean read = new AtomicBoolean();
		request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return !read.get();
	}

	private static void refuseBody(Request request, Response response) {
		if (hasBody(request)) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private static void close(Request request) {
		request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
	}

}
