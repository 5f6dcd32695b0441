package io.convscope.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only as many bodies at a time as memory has room for; others wait in turn.
 * Pictures and weights are held in memory while they are read, and a run in training must
 * not go without it.
 */
@Component
class UploadGate extends OncePerRequestFilter {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	// a file is copied once or twice on its way, and the heap is there for other things
	// too
	private static final int SHARE_OF_HEAP = 8;

	// in kilobytes; a request to cancel a run does not wait behind files
	private static final int SMALL = 64;

	private final int largest;

	private final Semaphore kilobytes;

	private final Duration patience;

	private final ProblemAnswer answer;

	@Autowired
	UploadGate(MultipartProperties properties, ProblemAnswer answer) {
		this(properties.getMaxRequestSize(), DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
				PATIENCE, answer);
	}

	UploadGate(DataSize largest, DataSize room, Duration patience, ProblemAnswer answer) {
		this.largest = Math.toIntExact(largest.toKilobytes());
		this.kilobytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, Math.max(this.largest, room.toKilobytes())),
				true);
		this.patience = patience;
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		int size = size(request);
		if (size < SMALL) {
			chain.doFilter(request, response);
			return;
		}
		if (!enter(size)) {
			this.answer.send(Problem.BUSY, "Too many files are being sent at a time; try again in a second.", request,
					response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.kilobytes.release(size);
		}
	}

	// a body that does not tell its length may be as long as any
	private int size(HttpServletRequest request) {
		if (request.getHeader("Transfer-Encoding") != null) {
			return this.largest;
		}
		return (int) Math.min(this.largest, (Math.max(0, request.getContentLengthLong()) + 1023) / 1024);
	}

	private boolean enter(int size) {
		try {
			return this.kilobytes.tryAcquire(size, this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
