package io.convscope.model.pth;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of Python's pickle that state dictionaries are made of, under their
 * names in {@code pickletools}.
 */
enum Opcode {

	PROTO(0x80), STOP('.'), MARK('('),

	EMPTY_TUPLE(')'), TUPLE('t'), TUPLE1(0x85), TUPLE2(0x86), TUPLE3(0x87), EMPTY_DICT('}'), EMPTY_LIST(']'),

	SETITEM('s'), SETITEMS('u'), APPEND('a'), APPENDS('e'),

	NONE('N'), NEWTRUE(0x88), NEWFALSE(0x89), BININT('J'), BININT1('K'), BININT2('M'), LONG1(0x8A), BINFLOAT('G'),

	BINUNICODE('X'),

	BINPUT('q'), LONG_BINPUT('r'), BINGET('h'), LONG_BINGET('j'),

	GLOBAL('c'), BINPERSID('Q'), REDUCE('R'), BUILD('b');

	private static final Map<Integer, Opcode> BY_CODE = Stream.of(values())
		.collect(Collectors.toMap((each) -> each.code, (each) -> each));

	private final int code;

	Opcode(int code) {
		this.code = code;
	}

	byte code() {
		return (byte) this.code;
	}

	/**
	 * Finds an operation.
	 * @param code its byte, 0 to 255
	 * @return the operation; empty if it is not one of these
	 */
	static Optional<Opcode> of(int code) {
		return Optional.ofNullable(BY_CODE.get(code));
	}

}
