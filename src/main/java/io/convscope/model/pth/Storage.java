package io.convscope.model.pth;

import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.model.safetensors.DType;

/**
 * A type of PyTorch's storages that weights come in.
 */
enum Storage {

	FLOAT("FloatStorage", DType.F32), DOUBLE("DoubleStorage", DType.F64), HALF("HalfStorage", DType.F16),

	BFLOAT16("BFloat16Storage", DType.BF16), LONG("LongStorage", DType.I64);

	private final String typeName;

	private final DType type;

	Storage(String typeName, DType type) {
		this.typeName = typeName;
		this.type = type;
	}

	/**
	 * Names the type.
	 * @return the name of its class in the module {@code torch}
	 */
	String typeName() {
		return this.typeName;
	}

	/**
	 * Tells how the numbers are written.
	 * @return the type of a number, little-endian
	 */
	DType type() {
		return this.type;
	}

	static Storage of(DType type) {
		return Stream.of(values()).filter((each) -> each.type == type).findFirst().orElseThrow();
	}

	static Optional<Storage> named(String typeName) {
		return Stream.of(values()).filter((each) -> each.typeName.equals(typeName)).findFirst();
	}

}
