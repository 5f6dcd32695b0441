package io.convscope.network.onednn;

import java.util.Arrays;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * What operations of oneDNN run on: an engine, a stream, and memory outside the heap for
 * arrays of 32-bit floats in any layout.
 * <p>
 * Belongs to the thread that makes it: oneDNN keeps the scratch memory of operations by
 * thread, and one that runs on another than it was made on brings the process down.
 */
final class OneDnn implements AutoCloseable {

	private final engine engine = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);

	private final stream stream = new stream(this.engine);

	private final Thread thread = Thread.currentThread();

	private long reserved;

	/**
	 * Opens a scope that keeps everything native that the calling thread makes until it
	 * is closed; extended before, it keeps it until it is deallocated.
	 * @return the scope
	 */
	@SuppressWarnings("unchecked")
	static PointerScope scope() {
		return new PointerScope();
	}

	engine engine() {
		return this.engine;
	}

	stream stream() {
		requireUsable();
		return this.stream;
	}

	/**
	 * Checks that the calling thread is the one that made this object.
	 * @throws IllegalStateException if it is another
	 */
	void requireOwnThread() {
		if (Thread.currentThread() != this.thread) {
			throw new IllegalStateException("The thread \"" + this.thread.getName() + "\" made this network; \""
					+ Thread.currentThread().getName() + "\" can't use it");
		}
	}

	private void requireUsable() {
		requireOwnThread();
		if (this.engine.isNull()) {
			throw new IllegalStateException("This network is closed");
		}
	}

	/**
	 * Reserves memory for an array.
	 * @param desc the array
	 * @return zeros, aligned as vectors like it
	 * @throws OutOfMemoryError if there is not that much
	 */
	memory memory(memory.desc desc) {
		requireUsable();
		memory result = reserve(desc);
		this.reserved += desc.get_size();
		Pointer.memset(result.get_data_handle(), 0, desc.get_size());
		return result;
	}

	/**
	 * Counts the memory that has been reserved so far.
	 * @return bytes, also of what was closed since
	 */
	long reserved() {
		return this.reserved;
	}

	// the description was found good when it was made: nothing but memory can be missing
	private memory reserve(memory.desc desc) {
		try {
			return new memory(desc, this.engine);
		}
		catch (RuntimeException ex) {
			Error error = new OutOfMemoryError("oneDNN can't have " + Pointer.formatBytes(desc.get_size()) + "B more");
			error.initCause(ex);
			throw error;
		}
	}

	/**
	 * Reserves memory for an array, and fills it.
	 * @param value what with
	 * @param sizes of the array
	 * @return an array in C order
	 */
	memory filled(float value, long... sizes) {
		memory result = memory(Layout.plain(sizes));
		float[] values = new float[Layout.length(result.get_desc())];
		Arrays.fill(values, value);
		floats(result).put(values);
		return result;
	}

	/**
	 * Looks at memory that is there in another way.
	 * @param array the memory
	 * @param desc what it is to be seen as; not larger
	 * @return a view
	 */
	memory view(memory array, memory.desc desc) {
		return view(floats(array), 0, desc);
	}

	/**
	 * Looks at a part of memory that is there.
	 * @param floats the memory
	 * @param offset where the part begins
	 * @param desc what it is to be seen as
	 * @return a view
	 */
	memory view(FloatPointer floats, long offset, memory.desc desc) {
		return new memory(desc, this.engine, floats.getPointer(offset));
	}

	/**
	 * Gives access to memory.
	 * @param array the memory
	 * @return where it begins
	 */
	static FloatPointer floats(memory array) {
		return new FloatPointer(array.get_data_handle());
	}

	@Override
	public void close() {
		this.stream.close();
		this.engine.close();
	}

}
