package io.convscope.network.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.SoftmaxLoss;
import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Layer;
import io.convscope.network.description.LeakyRelu;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.Relu;

/**
 * Translates the layers of a network into stages.
 *
 * @param parameters of the network
 * @param seed decides what dropout drops
 * @param draws tells how often dropout has drawn
 */
record StageCompiler(ParameterBlock parameters, long seed, LongSupplier draws) {

	private static final Map<Class<? extends Layer>, Translation> KINDS = Map.of(Convolution.class,
			(layer, seed, compiler) -> new ConvolutionStage(layer, compiler.parameters()), BatchNormalization.class,
			(layer, seed, compiler) -> new BatchNormalizationStage(layer, compiler.parameters()), Relu.class,
			(layer, seed, compiler) -> new ReluStage(0), LeakyRelu.class,
			(layer, seed, compiler) -> new ReluStage(((LeakyRelu) layer.layer()).slope()), Dropout.class,
			(layer, seed, compiler) -> new DropoutStage((Dropout) layer.layer(), seed, compiler.draws()),
			MaxPooling.class, (layer, seed, compiler) -> PoolingStage.largest(layer), AveragePooling.class,
			(layer, seed, compiler) -> PoolingStage.mean(layer), GlobalAveragePooling.class,
			(layer, seed, compiler) -> PoolingStage.global(layer), Dense.class,
			(layer, seed, compiler) -> new DenseStage(layer, compiler.parameters()));

	/**
	 * Translates all layers up to softmax, which {@link SoftmaxLoss} computes.
	 * @param architecture has the layers
	 * @return a stage for each, in their order
	 */
	List<Stage> compile(Architecture architecture) {
		List<Stage> stages = new ArrayList<>();
		for (LayerInfo layer : architecture.layers().subList(0, architecture.layers().size() - 1)) {
			Translation translation = Objects.requireNonNull(KINDS.get(layer.layer().getClass()), layer::kind);
			stages.add(translation.stage(layer, this.seed + stages.size(), this));
		}
		return stages;
	}

	/**
	 * Translates the layers of one kind.
	 */
	@FunctionalInterface
	private interface Translation {

		Stage stage(LayerInfo layer, long layerSeed, StageCompiler compiler);

	}

}
