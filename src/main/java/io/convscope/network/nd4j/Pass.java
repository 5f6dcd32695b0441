package io.convscope.network.nd4j;

import java.util.ArrayList;
import java.util.List;

import io.convscope.network.compiled.CompiledPass;
import io.convscope.network.description.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One way through layers for one number of pictures: forward, and back when it is to
 * train, or to tell what an output depends on.
 */
final class Pass implements CompiledPass {

	private final Plan forward;

	private final Plan backward;

	private final INDArray input;

	private final INDArray output;

	// with respect to the output
	private final INDArray gradient;

	// with respect to what the lowest layer of the way back takes
	private final INDArray inputGradient;

	/**
	 * Plans a pass.
	 * @param picture the shape of a picture
	 * @param stages the layers
	 * @param count how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 */
	Pass(Shape picture, List<Stage> stages, int count, boolean training) {
		this(picture, stages, count, training, training ? lowestThatLearns(stages) : stages.size(), false);
	}

	/**
	 * Plans a pass that leads back to the input of a layer.
	 * @param picture the shape of a picture
	 * @param stages the layers, none of which drops values
	 * @param count how many pictures
	 * @param lowest the layer whose input it is, counted from 0
	 * @return a pass with {@link #inputGradient}
	 */
	static Pass backTo(Shape picture, List<Stage> stages, int count, int lowest) {
		return new Pass(picture, stages, count, true, lowest, true);
	}

	private Pass(Shape picture, List<Stage> stages, int count, boolean training, int lowest, boolean toInput) {
		this.forward = new Plan(training);
		this.backward = new Plan(training);
		this.input = this.forward.array(picture.channels(), count, picture.height(), picture.width());
		INDArray values = this.input;
		List<Stage.Planned> planned = new ArrayList<>();
		for (Stage stage : stages) {
			planned.add(stage.plan(values, this.forward));
			values = planned.get(planned.size() - 1).output();
		}
		this.output = values;
		this.gradient = this.backward.array(this.output.shape());
		INDArray gradient = this.gradient;
		for (int i = planned.size() - 1; i >= lowest; i--) {
			gradient = planned.get(i).backward().plan(gradient, this.backward, toInput || i > lowest);
		}
		this.inputGradient = gradient;
	}

	private static int lowestThatLearns(List<Stage> stages) {
		int lowest = 0;
		while (lowest < stages.size() && !stages.get(lowest).learns()) {
			lowest++;
		}
		return lowest;
	}

	@Override
	public long bytes() {
		return this.forward.bytes() + this.backward.bytes();
	}

	@Override
	public float[] forward(float[] inputs, int from, int count) {
		int picture = Math.toIntExact(this.input.length() / this.input.size(1));
		float[] pictures = new float[Math.toIntExact(this.input.length())];
		System.arraycopy(inputs, from * picture, pictures, 0, count * picture);
		Arrays.put(byPicture(this.input), pictures);
		this.forward.run();
		return Arrays.get(byPicture(this.output));
	}

	@Override
	public void backward(float[] gradient) {
		Arrays.put(byPicture(this.gradient), gradient);
		this.backward.run();
	}

	/**
	 * Computes the gradient with respect to the lowest layer's input, for the last
	 * forward computation.
	 * @param gradient that with respect to the output
	 * @return a new array, picture after picture
	 */
	float[] inputGradient(float[] gradient) {
		backward(gradient);
		return Arrays.get(byPicture(this.inputGradient));
	}

	private static INDArray byPicture(INDArray values) {
		return values.permute(1, 0, 2, 3);
	}

	@Override
	public void close() {
		this.forward.close();
		this.backward.close();
	}

}
