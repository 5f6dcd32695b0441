package io.convscope.web;

import java.nio.ByteBuffer;

import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes bytes of a body that nobody reads. Not thread-safe.
 */
final class DiscardedBytes implements ApplicationBufferHandler {

	private @Nullable ByteBuffer buffer;

	@Override
	public void setByteBuffer(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	@Override
	public @Nullable ByteBuffer getByteBuffer() {
		return this.buffer;
	}

	@Override
	public void expand(int size) {
		// nothing is stored
	}

}
