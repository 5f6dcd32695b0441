package io.convscope.web.audit;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.http.HttpStatus;

/**
 * A line of the audit log, which is a logger of its own. Structured logs have its parts
 * as fields.
 *
 * @param who the name of the key; {@code -} for none
 * @param address where the request came from
 * @param action one word
 * @param target what it was done to: an encoded path, so that no line can be forged
 * @param outcome what came of it
 * @param status the status of the answer
 */
record AuditLine(String who, ClientAddress address, String action, String target, Outcome outcome, int status) {

	/** Stands for who is not known. */
	static final String UNKNOWN = "-";

	private static final Logger logger = LoggerFactory.getLogger("convscope.audit");

	/**
	 * Writes the line.
	 * @param untold how many lines like it were left out since the last one
	 */
	void write(long untold) {
		LoggingEventBuilder line = logger.atInfo()
			.addKeyValue("who", this.who)
			.addKeyValue("address", this.address.toString())
			.addKeyValue("action", this.action)
			.addKeyValue("target", this.target)
			.addKeyValue("outcome", this.outcome.toString())
			.addKeyValue("status", this.status);
		String text = "who=" + this.who + " address=" + this.address + " action=" + this.action + " target="
				+ this.target + " outcome=" + this.outcome + " status=" + this.status;
		if (untold > 0) {
			line.addKeyValue("untold", untold).log("{} untold={}", text, untold);
		}
		else {
			line.log("{}", text);
		}
	}

	/**
	 * How an action ended.
	 */
	enum Outcome {

		DONE, REFUSED, FAILED;

		static Outcome of(int status) {
			if (HttpStatus.valueOf(status).is5xxServerError()) {
				return FAILED;
			}
			return HttpStatus.valueOf(status).is4xxClientError() ? REFUSED : DONE;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
