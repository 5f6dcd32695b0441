package io.convscope.model.pth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the pickle of a state dictionary: an {@code OrderedDict} of tensors, each
 * rebuilt from the storage that has its place in the list as its key. Every object is
 * written where it is used, without a memo.
 */
final class StateDictPickle {

	private static final int PROTOCOL = 2;

	private static final String ORDERED_DICT = "collections\nOrderedDict";

	// generous for the operations and numbers of a tensor; names come on top
	private static final int BYTES = 400;

	private final ByteBuffer out;

	private StateDictPickle(int capacity) {
		this.out = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Writes the pickle.
	 * @param tensors what the dictionary holds, contiguous
	 * @return the bytes
	 */
	static byte[] write(List<Entry> tensors) {
		int names = tensors.stream().mapToInt((each) -> each.name.length() * 3).sum();
		StateDictPickle pickle = new StateDictPickle((tensors.size() + 1) * BYTES + names);
		pickle.op(Opcode.PROTO).out.put((byte) PROTOCOL);
		pickle.orderedDict().op(Opcode.MARK);
		for (int i = 0; i < tensors.size(); i++) {
			pickle.text(tensors.get(i).name).tensor(tensors.get(i), Integer.toString(i));
		}
		pickle.op(Opcode.SETITEMS).op(Opcode.STOP);
		byte[] bytes = new byte[pickle.out.position()];
		pickle.out.flip().get(bytes);
		return bytes;
	}

	// storage, offset, sizes, strides, requires_grad, hooks
	private void tensor(Entry tensor, String key) {
		global("torch._utils\n_rebuild_tensor_v2").op(Opcode.MARK);
		op(Opcode.MARK).text("storage")
			.global("torch\n" + tensor.storage)
			.text(key)
			.text("cpu")
			.number(size(tensor.shape))
			.op(Opcode.TUPLE)
			.op(Opcode.BINPERSID);
		number(0).numbers(tensor.shape).numbers(strides(tensor.shape)).op(Opcode.NEWFALSE);
		orderedDict().op(Opcode.TUPLE).op(Opcode.REDUCE);
	}

	private static int size(int[] shape) {
		int size = 1;
		for (int each : shape) {
			size *= each;
		}
		return size;
	}

	private static int[] strides(int[] shape) {
		int[] strides = new int[shape.length];
		int stride = 1;
		for (int i = shape.length - 1; i >= 0; i--) {
			strides[i] = stride;
			stride *= shape[i];
		}
		return strides;
	}

	private StateDictPickle orderedDict() {
		return global(ORDERED_DICT).op(Opcode.EMPTY_TUPLE).op(Opcode.REDUCE);
	}

	private StateDictPickle global(String name) {
		op(Opcode.GLOBAL);
		this.out.put((name + "\n").getBytes(StandardCharsets.US_ASCII));
		return this;
	}

	private StateDictPickle text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		op(Opcode.BINUNICODE).out.putInt(bytes.length).put(bytes);
		return this;
	}

	private StateDictPickle number(int number) {
		op(Opcode.BININT).out.putInt(number);
		return this;
	}

	private StateDictPickle numbers(int[] numbers) {
		op(Opcode.MARK);
		for (int each : numbers) {
			number(each);
		}
		return op(Opcode.TUPLE);
	}

	private StateDictPickle op(Opcode opcode) {
		this.out.put(opcode.code());
		return this;
	}

	/**
	 * A tensor of the dictionary.
	 *
	 * @param name its name
	 * @param storage the storage type of its numbers, for example {@code FloatStorage}
	 * @param shape its sizes; empty for a single number
	 */
	record Entry(String name, String storage, int[] shape) {
	}

}
