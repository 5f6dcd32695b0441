package io.convscope.training.loop;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.convscope.training.run.TrainingRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a run wait when memory runs out, as requests may have taken it for a moment: each
 * time twice as long as before, until it is clear that the memory does not come back.
 * Confined to one thread.
 */
final class MemoryShortage {

	private static final Logger logger = LoggerFactory.getLogger(MemoryShortage.class);

	private static final int TRIES = 6;

	private final TrainingRun run;

	private final Duration firstWait;

	private int tries;

	private int epochs;

	/**
	 * Begins to count.
	 * @param run the run
	 * @param firstWait how long it waits the first time
	 */
	MemoryShortage(TrainingRun run, Duration firstWait) {
		this.run = run;
		this.firstWait = firstWait;
	}

	/**
	 * Tells whether a failure says that memory ran out, that of Java or of the native
	 * libraries.
	 * @param failure any failure
	 * @return whether it may go away by itself
	 */
	static boolean isCauseOf(Throwable failure) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
			// std::bad_alloc, dnnl_out_of_memory
			if (each instanceof OutOfMemoryError || message.contains("bad_alloc") || message.contains("out of memory")
					|| message.contains("out_of_memory")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Waits, after which the run may go on from its last checkpoint. Its notice says so
	 * meanwhile.
	 * @param failure what says that memory ran out
	 * @return whether the run should go on; not so when that has failed too often since
	 * its last epoch
	 * @throws Exception if the run is to stop: an InterruptedException
	 */
	boolean awaitEnd(Throwable failure) throws Exception {
		int epochs = this.run.snapshot().progress().epoch();
		this.tries = (epochs > this.epochs) ? 1 : this.tries + 1;
		this.epochs = epochs;
		logger.warn("Run {} has not enough memory, for the {}. time in its epoch", this.run.id(), this.tries, failure);
		if (this.tries > TRIES) {
			return false;
		}
		long millis = this.firstWait.toMillis() << (this.tries - 1);
		this.run.show((each) -> each.withNotice("There is not enough memory (" + failure.getMessage()
				+ "): the run waits and goes on from its last checkpoint by itself, try " + this.tries + " of " + TRIES
				+ "."));
		this.run.stop().interruptibly(() -> {
			TimeUnit.MILLISECONDS.sleep(millis);
			return null;
		});
		this.run.show((each) -> each.withNotice(null));
		return true;
	}

}
