package io.convscope.network.onednn;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LogitGradients;
import io.convscope.network.Weights;

/**
 * Gradients as a training step computes them, of a network in which nothing learns.
 */
public final class OneDnnGradients implements LogitGradients {

	private static final Stage IDENTITY = (input, plan) -> new Stage.Planned(input,
			(gradient, back, needed) -> gradient);

	private final Architecture architecture;

	private final OneDnn oneDnn = new OneDnn();

	private final ParameterBlock parameters;

	private final List<Stage> stages;

	/**
	 * Prepares the gradients.
	 * @param architecture the network's layers
	 * @param weights its parameters; copied
	 */
	public OneDnnGradients(Architecture architecture, Weights weights) {
		this.architecture = architecture;
		this.parameters = new ParameterBlock(this.oneDnn, architecture, weights, null);
		this.stages = new StageCompiler(this.parameters, 0, () -> 0).compile(architecture)
			.stream()
			.map((stage) -> (stage instanceof DropoutStage) ? IDENTITY : stage)
			.toList();
	}

	@Override
	public float[] toInput(int label, float[] inputs, int count) {
		return compute(0, this.architecture.inputShape().size(), label, inputs, count);
	}

	@Override
	public float[] toLayer(String layer, int label, float[] inputs, int count) {
		return compute(this.architecture.indexOf(layer) + 1, this.architecture.layer(layer).values(), label, inputs,
				count);
	}

	// a pass takes some megabytes a picture, and there may be no other for hours
	private float[] compute(int lowest, int values, int label, float[] inputs, int count) {
		int classes = this.architecture.classes();
		float[] logits = new float[count * classes];
		for (int i = label; i < logits.length; i += classes) {
			logits[i] = 1;
		}
		try (Pass pass = Pass.backTo(this.oneDnn, this.architecture.inputShape(), this.stages, count, lowest)) {
			pass.forward(inputs, 0, count);
			return pass.inputGradient(logits, count * values);
		}
	}

	@Override
	public void close() {
		this.oneDnn.requireOwnThread();
		this.parameters.close();
		this.oneDnn.close();
	}

}
