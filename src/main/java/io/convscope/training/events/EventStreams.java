package io.convscope.training.events;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.convscope.training.run.TrainingRun;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All clients that follow runs. One thread looks at the runs twice a second for all of
 * them; training neither knows of them nor waits. Thread safe.
 */
@Component
class EventStreams implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EventStreams.class);

	private static final long TICK_MILLIS = 500;

	private final EventProperties properties;

	private final JsonMapper json;

	private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

	// guarded by this
	private @Nullable ScheduledExecutorService thread;

	private boolean stopped;

	EventStreams(EventProperties properties, JsonMapper json) {
		this.properties = properties;
		this.json = json;
	}

	/**
	 * Lets a client follow a run.
	 * @param run the run
	 * @param cursor what the client has seen of it
	 * @param request the client's, whose answer has nothing but its headers
	 * @throws TooManyEventClientsException if as many follow as may
	 * @throws IOException if the answer can't be written
	 */
	synchronized void open(TrainingRun run, EventCursor cursor, HttpServletRequest request) throws IOException {
		if (this.streams.size() >= this.properties.maxEventClients()) {
			throw TooManyEventClientsException.of(this.properties.maxEventClients());
		}
		EventFeed feed = new EventFeed(run, cursor, this.properties.eventHeartbeat(), this.json);
		EventStream stream = new EventStream(request.startAsync(), feed, this.streams::remove);
		stream.open();
		this.streams.add(stream);
		if (this.stopped) {
			stream.end();
		}
	}

	private void tick() {
		for (EventStream each : this.streams) {
			try {
				each.tick();
			}
			catch (RuntimeException ex) {
				// or else it would be the last time for all of them
				logger.error("A client that follows a run can't be sent to", ex);
			}
		}
	}

	@Override
	public synchronized void start() {
		this.stopped = false;
		this.thread = Executors.newSingleThreadScheduledExecutor((work) -> new Thread(work, "events"));
		this.thread.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Ends all streams, with what is new.
	 */
	@Override
	public synchronized void stop() {
		this.stopped = true;
		if (this.thread != null) {
			// not interrupted: that would close the connection it writes to
			this.thread.shutdown();
			this.thread = null;
		}
		this.streams.forEach(EventStream::end);
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * Stops when training has stopped, so that clients learn of that, but before the web
	 * server waits for the requests that are under way.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}
