package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.List;

import io.convscope.network.OpenMp;
import io.convscope.network.Precision;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;

/**
 * Operations in the order they are to run, each bound to the memory it works on. Made
 * once, run many times.
 */
final class Plan {

	private final OneDnn oneDnn;

	private final boolean training;

	private final memory.data_type type;

	private final List<Operation> operations = new ArrayList<>();

	Plan(OneDnn oneDnn, boolean training) {
		this(oneDnn, training, Precision.FLOAT32);
	}

	/**
	 * Begins a plan.
	 * @param oneDnn what computes it
	 * @param training whether dropout drops, and a backward computation follows
	 * @param precision of what layers with weights multiply, and of the maps they make
	 */
	Plan(OneDnn oneDnn, boolean training, Precision precision) {
		this.oneDnn = oneDnn;
		this.training = training;
		this.type = (precision == Precision.BF16) ? memory.data_type.bf16 : memory.data_type.f32;
	}

	OneDnn oneDnn() {
		return this.oneDnn;
	}

	/**
	 * Tells whether dropout drops, and a backward computation follows.
	 * @return whether this is a part of a training step
	 */
	boolean isTraining() {
		return this.training;
	}

	/**
	 * Describes an array of what this plan multiplies.
	 * @param desc an array
	 * @return one of the same layout in this plan's precision
	 */
	memory.desc multiplied(memory.desc desc) {
		return Layout.ofType(this.type, desc);
	}

	List<Operation> operations() {
		return this.operations;
	}

	void add(Operation operation) {
		this.operations.add(operation);
	}

	/**
	 * Adds an operation of oneDNN.
	 * @param name what is done
	 * @param primitive does it
	 * @param arguments what it works on
	 */
	void add(String name, primitive primitive, Argument... arguments) {
		IntMemoryMap map = map(arguments);
		add(new Operation(name, () -> primitive.execute(this.oneDnn.stream(), map)));
	}

	/**
	 * Adds an operation of oneDNN that runs on one thread.
	 * @param name what is done
	 * @param primitive does it, made on one thread
	 * @param arguments what it works on
	 */
	void addOnOneThread(String name, primitive primitive, Argument... arguments) {
		IntMemoryMap map = map(arguments);
		add(new Operation(name, () -> OpenMp.onOneThread(() -> {
			primitive.execute(this.oneDnn.stream(), map);
			return primitive;
		})));
	}

	private static IntMemoryMap map(Argument... arguments) {
		IntMemoryMap map = new IntMemoryMap();
		for (Argument argument : arguments) {
			map.put(argument.role(), argument.memory());
		}
		return map;
	}

	/**
	 * Makes sure that an array has a certain layout.
	 * @param name what it is needed for
	 * @param source the array
	 * @param wanted its description in that layout
	 * @return the array itself where it is so, else another that is made from it
	 */
	memory inLayout(String name, memory source, memory.desc wanted) {
		if (source.get_desc().equals(wanted)) {
			return source;
		}
		memory target = this.oneDnn.memory(wanted);
		copy(name + " layout", source, target);
		return target;
	}

	/**
	 * Copies an array, into another layout maybe.
	 * @param name what is done
	 * @param source the array
	 * @param target one of the same sizes
	 */
	void copy(String name, memory source, memory target) {
		add(name, new reorder(source, target), new Argument(dnnl.DNNL_ARG_FROM, source),
				new Argument(dnnl.DNNL_ARG_TO, target));
	}

	void run() {
		for (Operation operation : this.operations) {
			operation.action().run();
		}
	}

	/**
	 * One operation, bound to the memory that it works on.
	 *
	 * @param name the layer and what is done, for example {@code conv2 forward}
	 * @param action does it
	 */
	record Operation(String name, Runnable action) {
	}

	/**
	 * An argument of an operation.
	 *
	 * @param role oneDNN's number for it, for example {@code DNNL_ARG_SRC}
	 * @param memory what it is
	 */
	record Argument(int role, memory memory) {
	}

}
