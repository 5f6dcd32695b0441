package io.convscope.network.onednn;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.compiled.CompiledGradients;

/**
 * Gradients by oneDNN.
 */
public final class OneDnnGradients extends CompiledGradients {

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
		super(architecture);
		this.architecture = architecture;
		this.parameters = new ParameterBlock(this.oneDnn, architecture, weights, null);
		this.stages = new StageCompiler(this.parameters, 0, () -> 0).compile(architecture)
			.stream()
			.map((stage) -> (stage instanceof DropoutStage) ? IDENTITY : stage)
			.toList();
	}

	@Override
	protected float[] backTo(int lowest, float[] inputs, int count, float[] gradient, int length) {
		try (Pass pass = Pass.backTo(this.oneDnn, this.architecture.inputShape(), this.stages, count, lowest)) {
			pass.forward(inputs, 0, count);
			return pass.inputGradient(gradient, length);
		}
	}

	@Override
	public void close() {
		this.oneDnn.requireOwnThread();
		this.parameters.close();
		this.oneDnn.close();
	}

}
