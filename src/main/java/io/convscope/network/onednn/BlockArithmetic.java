package io.convscope.network.onednn;

import java.util.function.BiConsumer;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over blocks of numbers, each operation one pass over them.
 *
 * @param plan takes the operations
 */
record BlockArithmetic(Plan plan) {

	// half a megabyte: of several arrays so much stays in a processor's cache from one
	// operation to the next
	private static final int CHUNK = 1 << 17;

	/**
	 * Plans several operations over whole blocks, chunk by chunk.
	 * @param plan takes the operations
	 * @param block one of the blocks, which are of equal length
	 * @param operations plans those over a chunk
	 */
	static void inChunks(Plan plan, memory block, BiConsumer<BlockArithmetic, Chunk> operations) {
		int length = Layout.length(block.get_desc());
		for (int from = 0; from < length; from += CHUNK) {
			operations.accept(new BlockArithmetic(plan),
					new Chunk(plan.oneDnn(), from, Math.min(CHUNK, length - from)));
		}
	}

	/**
	 * a = factorOfA * a + factorOfB * b.
	 */
	void addScaled(String name, memory a, double factorOfA, memory b, double factorOfB) {
		primitive_attr attributes = new primitive_attr();
		scale(attributes, dnnl.DNNL_ARG_SRC_0, factorOfA);
		scale(attributes, dnnl.DNNL_ARG_SRC_1, factorOfB);
		add(name, dnnl.algorithm.binary_add, a, b, a, attributes);
	}

	/**
	 * sum = factor * sum + (a + factorOfB * b).
	 */
	void addSum(String name, memory sum, double factor, memory a, memory b, double factorOfB) {
		primitive_attr attributes = new primitive_attr();
		scale(attributes, dnnl.DNNL_ARG_SRC_1, factorOfB);
		addedTo(factor, attributes);
		add(name, dnnl.algorithm.binary_add, a, b, sum, attributes);
	}

	/**
	 * sum = factor * sum + factorOfA * a * b; b may be one number.
	 */
	void addProduct(String name, memory sum, double factor, memory a, double factorOfA, memory b) {
		primitive_attr attributes = new primitive_attr();
		scale(attributes, dnnl.DNNL_ARG_SRC_0, factorOfA);
		addedTo(factor, attributes);
		add(name, dnnl.algorithm.binary_mul, a, b, sum, attributes);
	}

	/**
	 * target = sqrt(a * factor) + addend, where the factor is one number.
	 */
	void root(String name, memory target, memory a, memory factor, double addend) {
		post_ops operations = new post_ops();
		operations.append_eltwise(1, dnnl.algorithm.eltwise_sqrt, 0, 0);
		operations.append_eltwise(1, dnnl.algorithm.eltwise_linear, 1, (float) addend);
		primitive_attr attributes = new primitive_attr();
		attributes.set_post_ops(operations);
		add(name, dnnl.algorithm.binary_mul, a, factor, target, attributes);
	}

	/**
	 * target = a / b.
	 */
	void divide(String name, memory target, memory a, memory b) {
		add(name, dnnl.algorithm.binary_div, a, b, target, new primitive_attr());
	}

	private static void scale(primitive_attr attributes, int argument, double factor) {
		if (factor != 1) {
			attributes.set_scales(argument, 0, new float[] { (float) factor });
		}
	}

	private static void addedTo(double factor, primitive_attr attributes) {
		post_ops operations = new post_ops();
		operations.append_sum((float) factor, memory.data_type.undef);
		attributes.set_post_ops(operations);
	}

	private void add(String name, dnnl.algorithm algorithm, memory a, memory b, memory target,
			primitive_attr attributes) {
		binary operation = new binary(
				new binary.primitive_desc(new binary.desc(algorithm, a.get_desc(), b.get_desc(), target.get_desc()),
						attributes, this.plan.oneDnn().engine()));
		this.plan.add(name, operation, new Plan.Argument(dnnl.DNNL_ARG_SRC_0, a),
				new Plan.Argument(dnnl.DNNL_ARG_SRC_1, b), new Plan.Argument(dnnl.DNNL_ARG_DST, target));
	}

	/**
	 * A part of a block.
	 *
	 * @param oneDnn makes views
	 * @param from where it begins
	 * @param length how many numbers it has
	 */
	record Chunk(OneDnn oneDnn, int from, int length) {

		memory of(memory block) {
			return this.oneDnn.view(OneDnn.floats(block), this.from, Layout.plain(this.length));
		}

	}

	/**
	 * The gradients of a step in one block. A large batch has them in pieces: after the
	 * last one, those of the whole batch are in the block.
	 */
	static final class GradientSum {

		private final OneDnn oneDnn;

		private final memory block;

		private final PointerScope scope;

		private @Nullable Pieces pieces;

		/**
		 * Takes the block's memory.
		 * @param oneDnn what computes the sum
		 * @param desc the block
		 */
		GradientSum(OneDnn oneDnn, memory.desc desc) {
			this.oneDnn = oneDnn;
			this.block = oneDnn.memory(desc);
			this.scope = PointerScope.getInnerScope();
		}

		memory block() {
			return this.block;
		}

		/**
		 * Takes what a backward pass has left in the block.
		 * @param first whether it is the first piece of the step
		 * @param last whether it is the last piece of the step
		 */
		void take(boolean first, boolean last) {
			if (first && last) {
				return;
			}
			if (this.pieces == null) {
				this.pieces = new Pieces(this.oneDnn, this.block);
				this.scope.attach(this.pieces.sum);
			}
			(first ? this.pieces.begin : last ? this.pieces.end : this.pieces.add).run();
		}

		/**
		 * The sum of the pieces until now, which only large batches need.
		 */
		private static final class Pieces {

			private final memory sum;

			private final Plan begin;

			private final Plan add;

			private final Plan end;

			private Pieces(OneDnn oneDnn, memory block) {
				this.sum = oneDnn.memory(block.get_desc());
				this.begin = new Plan(oneDnn, true);
				this.begin.copy("first piece", block, this.sum);
				this.add = new Plan(oneDnn, true);
				new BlockArithmetic(this.add).addScaled("further piece", this.sum, 1, block, 1);
				this.end = new Plan(oneDnn, true);
				new BlockArithmetic(this.end).addScaled("last piece", block, 1, this.sum, 1);
			}

		}

	}

}
