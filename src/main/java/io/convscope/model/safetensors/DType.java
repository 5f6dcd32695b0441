package io.convscope.model.safetensors;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A data type of safetensors files, under its name in the format.
 */
public enum DType {

	/** IEEE 754 single precision. */
	F32(Float.BYTES, Float.POSITIVE_INFINITY) {
		@Override
		public float get(ByteBuffer from) {
			return from.getFloat();
		}

		@Override
		void put(float value, ByteBuffer to) {
			to.putFloat(value);
		}
	},

	/** IEEE 754 half precision. */
	F16(Short.BYTES, Float16.TOO_LARGE) {
		@Override
		public float get(ByteBuffer from) {
			return Float16.toFloat(from.getShort());
		}

		@Override
		void put(float value, ByteBuffer to) {
			to.putShort(Float16.of(value));
		}

	},

	/** The upper half of single precision; never written. */
	BF16(Short.BYTES, Float.POSITIVE_INFINITY) {
		@Override
		public float get(ByteBuffer from) {
			return Float.intBitsToFloat(from.getShort() << Short.SIZE);
		}
	},

	/** IEEE 754 double precision, read as single; never written. */
	F64(Double.BYTES, Float.POSITIVE_INFINITY) {
		@Override
		public float get(ByteBuffer from) {
			return (float) from.getDouble();
		}
	},

	/** Whole numbers, as PyTorch counts the batches of a normalization; never written. */
	I64(Long.BYTES, 0) {

		@Override
		public float get(ByteBuffer from) {
			return from.getLong();
		}

	};

	private static final Set<DType> WRITTEN = EnumSet.of(F32, F16);

	private final int bytes;

	private final float limit;

	DType(int bytes, float limit) {
		this.bytes = bytes;
		this.limit = limit;
	}

	/**
	 * Finds a type.
	 * @param name its name in a file
	 * @return the type; empty if it is not supported
	 */
	static Optional<DType> named(String name) {
		return Stream.of(values()).filter((type) -> type.name().equals(name)).findFirst();
	}

	/**
	 * Returns the size of a number.
	 * @return the size in bytes
	 */
	public int bytes() {
		return this.bytes;
	}

	/**
	 * Finds a type by its name in a request.
	 * @param name {@code f32} or {@code f16}; null for single precision
	 * @return the type
	 * @throws InvalidRequestException if there is no such type
	 */
	public static DType requested(@Nullable String name) {
		String wanted = (name != null) ? name.toUpperCase(Locale.ROOT) : F32.name();
		return named(wanted).filter(WRITTEN::contains)
			.orElseThrow(() -> InvalidRequestException.of("dtype", "must be f32 or f16, not \"" + name + "\""));
	}

	/**
	 * Returns whether a number stays finite when it is rounded to this type.
	 * @param value a finite number
	 * @return false if it would overflow
	 */
	public boolean holds(float value) {
		return Math.abs(value) < this.limit;
	}

	/**
	 * Reads a number.
	 * @param from a buffer in the file's byte order
	 * @return the number
	 */
	public abstract float get(ByteBuffer from);

	/**
	 * Writes a number, rounded to the type's precision.
	 * @param value the number
	 * @param to a buffer in the file's byte order
	 */
	void put(float value, ByteBuffer to) {
		throw new UnsupportedOperationException("Weights are not written as " + this);
	}

	/**
	 * Tells of a number that weights can't have.
	 * @param value NaN or infinite
	 * @param name its tensor
	 * @param index its place there
	 * @return a sentence without its full stop
	 */
	public static String notFinite(float value, String name, int index) {
		return "Number " + index + " of " + name + " is "
				+ (Float.isNaN(value) ? "NaN" : "infinite in single precision") + "; all have to be finite";
	}

}
