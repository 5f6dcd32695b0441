package io.convscope.network.onednn;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Precision;
import io.convscope.network.Weights;
import io.convscope.network.compiled.CompiledNetwork;
import io.convscope.network.compiled.CompiledParameters;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * A network compiled into operations of oneDNN: some thirty times as fast as
 * Deeplearning4j's own layers.
 */
public final class OneDnnNetwork extends CompiledNetwork<Pass> {

	// without AVX2 oneDNN multiplies a single row in another way than several, and a
	// picture's answer is to have the same bits in any company
	private static final int LEAST_PICTURES = Processor.has(dnnl.cpu_isa.avx2) ? 1 : 2;

	private final OneDnn oneDnn = new OneDnn();

	private final ParameterBlock parameters;

	private final boolean fixed;

	private final Precision precision;

	private final List<Stage> stages;

	/**
	 * Compiles a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns; null when it is only to answer, which takes less memory
	 * @param seed decides what dropout drops
	 */
	public OneDnnNetwork(Architecture architecture, Weights weights, @Nullable LearningRule rule, long seed) {
		super(architecture, rule, LEAST_PICTURES);
		this.parameters = new ParameterBlock(this.oneDnn, architecture, weights, rule);
		this.fixed = rule == null;
		this.precision = (rule != null) ? rule.precision() : Precision.FLOAT32;
		this.stages = new StageCompiler(this.parameters, seed, this::draws).compile(architecture);
	}

	@Override
	protected CompiledParameters parameters() {
		return this.parameters;
	}

	@Override
	protected Pass plan(int depth, int count, boolean training) {
		return new Pass(this.oneDnn, architecture().inputShape(),
				StageOrder.fastest(this.stages.subList(0, depth), training, this.fixed), count, training,
				training ? this.precision : Precision.FLOAT32);
	}

	@Override
	public void close() {
		this.oneDnn.requireOwnThread();
		super.close();
		this.oneDnn.close();
	}

}
