package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.convscope.network.Precision;
import io.convscope.network.compiled.CompiledPass;
import io.convscope.network.description.Shape;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * One way through layers for one number of pictures: forward, and back when it is to
 * train, or to tell what an output depends on.
 */
final class Pass implements CompiledPass {

	private final PointerScope scope;

	private final Plan forward;

	private final Plan backward;

	private final FloatPointer input;

	private final FloatPointer output;

	private final FloatPointer gradient;

	// with respect to what the lowest layer of the way back takes; null where not wanted
	private final @Nullable FloatPointer inputGradient;

	private final int pictureLength;

	private final int outputLength;

	private final long bytes;

	/**
	 * Plans a pass.
	 * @param oneDnn what computes it
	 * @param picture the shape of a picture
	 * @param stages the layers
	 * @param count how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 * @param precision of what is multiplied
	 */
	Pass(OneDnn oneDnn, Shape picture, List<Stage> stages, int count, boolean training, Precision precision) {
		this(oneDnn, picture, stages, count, training, training ? lowestThatLearns(stages) : stages.size(), false,
				precision);
	}

	/**
	 * Plans a pass that leads back to the input of a layer.
	 * @param oneDnn what computes it
	 * @param picture the shape of a picture
	 * @param stages the layers, none of which drops values
	 * @param count how many pictures
	 * @param lowest the layer whose input it is, counted from 0
	 * @return a pass with {@link #inputGradient}
	 */
	static Pass backTo(OneDnn oneDnn, Shape picture, List<Stage> stages, int count, int lowest) {
		return new Pass(oneDnn, picture, stages, count, true, lowest, true, Precision.FLOAT32);
	}

	private Pass(OneDnn oneDnn, Shape picture, List<Stage> stages, int count, boolean training, int lowest,
			boolean toInput, Precision precision) {
		this.pictureLength = picture.size();
		this.forward = new Plan(oneDnn, training, precision);
		this.backward = new Plan(oneDnn, training, precision);
		long before = oneDnn.reserved();
		try (PointerScope building = OneDnn.scope()) {
			memory values = oneDnn.memory(Layout.plain(count, picture.channels(), picture.height(), picture.width()));
			this.input = OneDnn.floats(values);
			List<Stage.Planned> planned = new ArrayList<>();
			for (Stage stage : stages) {
				planned.add(stage.plan(values, this.forward));
				values = planned.get(planned.size() - 1).output();
			}
			memory result = this.forward.inLayout("output", values, Layout.plain(Layout.sizes(values)));
			this.output = OneDnn.floats(result);
			this.outputLength = Layout.length(result.get_desc());
			memory gradient = training ? oneDnn.memory(result.get_desc()) : result;
			this.gradient = OneDnn.floats(gradient);
			for (int i = planned.size() - 1; i >= lowest; i--) {
				gradient = planned.get(i).backward().plan(gradient, this.backward, toInput || i > lowest);
			}
			this.inputGradient = toInput
					? OneDnn.floats(
							this.backward.inLayout("input gradient", gradient, Layout.plain(Layout.sizes(gradient))))
					: null;
			this.scope = building.extend();
		}
		this.bytes = oneDnn.reserved() - before;
	}

	@Override
	public long bytes() {
		return this.bytes;
	}

	private static int lowestThatLearns(List<Stage> stages) {
		int lowest = 0;
		while (lowest < stages.size() && !stages.get(lowest).learns()) {
			lowest++;
		}
		return lowest;
	}

	@Override
	public float[] forward(float[] inputs, int from, int count) {
		this.input.put(inputs, from * this.pictureLength, count * this.pictureLength);
		this.forward.run();
		float[] values = new float[this.outputLength];
		this.output.get(values);
		return values;
	}

	@Override
	public void backward(float[] gradient) {
		this.gradient.put(gradient);
		this.backward.run();
	}

	/**
	 * Computes the gradient with respect to the lowest layer's input, for the last
	 * forward computation.
	 * @param gradient that with respect to the output
	 * @param length how many values of it
	 * @return a new array
	 */
	float[] inputGradient(float[] gradient, int length) {
		backward(gradient);
		float[] values = new float[length];
		Objects.requireNonNull(this.inputGradient, "it does not lead back to an input").get(values);
		return values;
	}

	List<Plan.Operation> forwardOperations() {
		return this.forward.operations();
	}

	List<Plan.Operation> backwardOperations() {
		return this.backward.operations();
	}

	@Override
	public void close() {
		this.scope.deallocate();
	}

}
