package io.convscope.network.nd4j;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.compiled.CompiledGradients;

/**
 * Gradients by ND4J's operations.
 */
public final class Nd4jGradients extends CompiledGradients {

	private static final Stage IDENTITY = (input, plan) -> new Stage.Planned(input,
			(gradient, back, needed) -> gradient);

	private final Architecture architecture;

	private final ParameterBlock parameters;

	private final List<Stage> stages;

	/**
	 * Prepares the gradients.
	 * @param architecture the network's layers
	 * @param weights its parameters; copied
	 */
	public Nd4jGradients(Architecture architecture, Weights weights) {
		super(architecture);
		this.architecture = architecture;
		this.parameters = new ParameterBlock(architecture, weights, null);
		this.stages = new StageCompiler(this.parameters, 0, () -> 0).compile(architecture)
			.stream()
			.map((stage) -> (stage instanceof DropoutStage) ? IDENTITY : stage)
			.toList();
	}

	@Override
	protected float[] backTo(int lowest, float[] inputs, int count, float[] gradient, int length) {
		try (Pass pass = Pass.backTo(this.architecture.inputShape(), this.stages, count, lowest)) {
			pass.forward(inputs, 0, count);
			return pass.inputGradient(gradient);
		}
	}

	@Override
	public void close() {
		this.parameters.close();
	}

}
