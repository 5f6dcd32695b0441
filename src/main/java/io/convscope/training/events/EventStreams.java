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
 * All clients that follow runs. One thread polls the runs twice a second for all clients,
 * so training is independent of them. Thread safe.
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
	 * Opens an event stream for a client.
	 * @param run the run
	 * @param cursor the last event that the client received
	 * @param request the client's request, whose response has only its headers
	 * @throws TooManyEventClientsException if the limit of clients is reached
	 * @throws IOException if the response cannot be written
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

	int clients() {
		return this.streams.size();
	}

	private void tick() {
		for (EventStream each : this.streams) {
			try {
				each.tick();
			}
			catch (RuntimeException ex) {
				// otherwise the executor would stop calling this method
				logger.error("Events can't be sent to a client", ex);
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
	 * Sends new events, then ends all streams.
	 */
	@Override
	public synchronized void stop() {
		this.stopped = true;
		if (this.thread != null) {
			// no interrupt, which would close the connection that it writes to
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
	 * Stops after training, so that clients receive the run's last state, but before the
	 * web server waits for open requests.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}
