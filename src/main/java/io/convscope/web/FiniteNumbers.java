package io.convscope.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * A JSON generator that rejects NaN and infinite numbers. JSON has no such numbers (RFC
 * 8259, section 6), and clients do not expect strings in their place.
 */
final class FiniteNumbers extends JsonGeneratorDelegate {

	private boolean failed;

	FiniteNumbers(JsonGenerator generator) {
		super(generator, false);
	}

	@Override
	public JsonGenerator writeNumber(float value) {
		requireFinite(value);
		return super.writeNumber(value);
	}

	@Override
	public JsonGenerator writeNumber(double value) {
		requireFinite(value);
		return super.writeNumber(value);
	}

	@Override
	public JsonGenerator writeArray(double[] values, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			requireFinite(values[i]);
		}
		return super.writeArray(values, offset, length);
	}

	private void requireFinite(double value) {
		if (!Double.isFinite(value)) {
			this.failed = true;
			throw new StreamWriteException(this, "A number of the answer is " + value);
		}
	}

	@Override
	public void flush() {
		if (!this.failed) {
			super.flush();
		}
	}

	/** Closes the output, unless the response is incomplete after a failure. */
	@Override
	public void close() {
		if (!this.failed) {
			super.close();
		}
	}

}
