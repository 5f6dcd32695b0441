package io.convscope.training.events;

import java.io.IOException;

import io.convscope.training.Runs;
import io.convscope.training.run.TrainingRun;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Live events of a run, over HTTP.
 */
@RestController
class EventController {

	private final Runs runs;

	private final EventStreams streams;

	EventController(Runs runs, EventStreams streams) {
		this.runs = runs;
		this.streams = streams;
	}

	@GetMapping(path = "/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void events(@PathVariable String id,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		TrainingRun run = this.runs.get(id);
		EventCursor cursor = EventCursor.parse(lastEventId);
		// a proxy must neither buffer nor compress the events
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().noTransform().getHeaderValue());
		response.setHeader("X-Accel-Buffering", "no");
		if (run.snapshot().state().isFinal() && cursor.next(run).isEmpty()) {
			// otherwise a browser would reconnect for ever
			response.setStatus(HttpStatus.NO_CONTENT.value());
			return;
		}
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		if (!HttpMethod.HEAD.matches(request.getMethod())) {
			this.streams.open(run, cursor, request);
		}
	}

}
