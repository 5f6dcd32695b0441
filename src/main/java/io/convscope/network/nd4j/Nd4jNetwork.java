package io.convscope.network.nd4j;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Weights;
import io.convscope.network.compiled.CompiledNetwork;
import io.convscope.network.compiled.CompiledParameters;
import org.jspecify.annotations.Nullable;

/**
 * A network compiled into operations of ND4J: runs everywhere, some times as fast as
 * Deeplearning4j's own layers, which call the same library.
 */
public final class Nd4jNetwork extends CompiledNetwork<Pass> {

	private final ParameterBlock parameters;

	private final List<Stage> stages;

	/**
	 * Compiles a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns; null when it is only to answer, which takes less memory
	 * @param seed decides what dropout drops
	 */
	public Nd4jNetwork(Architecture architecture, Weights weights, @Nullable LearningRule rule, long seed) {
		super(architecture, rule, 1);
		this.parameters = new ParameterBlock(architecture, weights, rule);
		this.stages = new StageCompiler(this.parameters, seed, this::draws).compile(architecture);
	}

	@Override
	protected CompiledParameters parameters() {
		return this.parameters;
	}

	@Override
	protected Pass plan(int depth, int count, boolean training) {
		return new Pass(architecture().inputShape(), this.stages.subList(0, depth), count, training);
	}

}
