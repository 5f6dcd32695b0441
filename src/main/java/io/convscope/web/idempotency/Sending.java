package io.convscope.web.idempotency;

import java.io.IOException;

/**
 * Sends an answer that is ready.
 */
@FunctionalInterface
interface Sending {

	void send() throws IOException;

}
