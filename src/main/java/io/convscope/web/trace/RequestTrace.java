package io.convscope.web.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids of a request. While a thread serves it, they are in the context of the log
 * ({@link MDC}) as {@code requestId} and {@code traceId}.
 *
 * @param id the request's own id: that of its header, if it has one of up to 64 letters,
 * digits, dots, dashes and underscores, else a new one of 16 hexadecimal digits
 * @param parent the {@code traceparent} header (W3C Trace Context); null if it has none,
 * or an invalid one
 */
public record RequestTrace(String id, @Nullable String parent) {

	static final String ID_HEADER = "X-Request-Id";

	static final String PARENT_HEADER = "traceparent";

	private static final String ID = "requestId";

	private static final String TRACE = "traceId";

	private static final int TRACE_BEGIN = 3;

	private static final int TRACE_END = 35;

	private static final Pattern IDS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final String IDS_OF_SPAN = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

	// later versions may append more
	private static final Pattern PARENTS = Pattern
		.compile("00" + IDS_OF_SPAN + "|(?!00|ff)[0-9a-f]{2}" + IDS_OF_SPAN + "(-[!-~]{0,200})?");

	static RequestTrace of(@Nullable String id, @Nullable String parent) {
		return new RequestTrace((id != null && IDS.matcher(id).matches()) ? id : newId(),
				(parent != null && PARENTS.matcher(parent).matches()) ? parent : null);
	}

	private static String newId() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	/**
	 * Returns the id of the request that this thread serves.
	 * @return the id; null outside of requests
	 */
	public static @Nullable String currentId() {
		return MDC.get(ID);
	}

	void begin() {
		MDC.put(ID, this.id);
		if (this.parent != null) {
			MDC.put(TRACE, this.parent.substring(TRACE_BEGIN, TRACE_END));
		}
	}

	static void end() {
		MDC.remove(ID);
		MDC.remove(TRACE);
	}

}
