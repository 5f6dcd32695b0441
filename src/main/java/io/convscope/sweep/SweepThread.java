package io.convscope.sweep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks again and again whether a sweep can go on.
 */
@Component
class SweepThread implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(SweepThread.class);

	private static final long PAUSE_MILLIS = 250;

	private static final long PATIENCE_SECONDS = 5;

	private final Sweeps sweeps;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "sweeps"));

	SweepThread(Sweeps sweeps) {
		this.sweeps = sweeps;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
	}

	// an exception would end the schedule
	private void look() {
		try {
			this.sweeps.look();
		}
		catch (RuntimeException ex) {
			logger.error("Sweeps can't go on", ex);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.thread.shutdown();
		this.thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

}
