package io.convscope.web.idempotency;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request with an Idempotency-Key: first what it is about to create,
 * then its answer.
 *
 * @param fingerprint that of the request
 * @param begunAt when it was about to create something
 * @param path the path of what it creates, within the service
 * @param file the file that makes it exist, within the home; null once it is known to
 * have been created
 * @param answer the first answer; null before
 */
record KeptAnswer(String fingerprint, Instant begunAt, String path, @Nullable String file, @Nullable Answer answer) {

	KeptAnswer created() {
		return new KeptAnswer(this.fingerprint, this.begunAt, this.path, null, this.answer);
	}

	KeptAnswer answered(Answer first) {
		return new KeptAnswer(this.fingerprint, this.begunAt, this.path, null, first);
	}

	/**
	 * An answer.
	 *
	 * @param status HTTP's status
	 * @param location its Location; null if it has none
	 * @param type its Content-Type; null if it has none
	 * @param body its body
	 */
	record Answer(int status, @Nullable String location, @Nullable String type, String body) {
	}

}
