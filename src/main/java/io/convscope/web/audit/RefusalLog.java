package io.convscope.web.audit;

import java.time.Duration;
import java.util.function.LongSupplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Writes a line to the audit log for requests that are refused before a controller sees
 * them: those without a key or with a wrong one, those whose key lacks a right, and those
 * of other sites. Anybody can send these, so only so many lines a second are written; the
 * next line tells how many were left out. Thread-safe.
 */
@Component
public class RefusalLog {

	private static final int LINES_A_SECOND = 10;

	private static final int LINES_AT_ONCE = 100;

	private static final int LONGEST_TARGET = 200;

	private static final double SECOND = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private double lines = LINES_AT_ONCE;

	private long last;

	private long untold;

	@Autowired
	public RefusalLog() {
		this(System::nanoTime);
	}

	RefusalLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong();
	}

	/**
	 * Logs a refusal, unless there were too many.
	 * @param request the request
	 * @param who the name of its key; null if it has none of the service's
	 * @param status the status of the answer
	 */
	public void write(HttpServletRequest request, @Nullable String who, int status) {
		long before = take();
		if (before >= 0) {
			new AuditLine((who != null) ? who : AuditLine.UNKNOWN, ClientAddress.of(request),
					request.getMethod().matches("[A-Z]{1,10}") ? request.getMethod() : AuditLine.UNKNOWN,
					target(request), AuditLine.Outcome.REFUSED, status)
				.write(before);
		}
	}

	// encoded as it came, without the query, where clients may have put a key
	private static String target(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.substring(0, Math.min(LONGEST_TARGET, path.length()));
	}

	// how many lines were left out since the last; negative if this one is to be, too
	private synchronized long take() {
		long now = this.nanoTime.getAsLong();
		this.lines = Math.min(LINES_AT_ONCE, this.lines + (now - this.last) / SECOND * LINES_A_SECOND);
		this.last = now;
		if (this.lines < 1) {
			this.untold++;
			return -1;
		}
		this.lines--;
		long before = this.untold;
		this.untold = 0;
		return before;
	}

}
