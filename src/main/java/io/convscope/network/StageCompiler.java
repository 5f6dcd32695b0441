package io.convscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * Translates the layers of a Deeplearning4j configuration into stages.
 *
 * @param parameters of the network
 * @param seed decides what dropout drops
 * @param draws tells how often dropout has drawn
 */
record StageCompiler(ParameterBlock parameters, long seed, LongSupplier draws) {

	/**
	 * Translates all layers up to softmax, which {@link SoftmaxLoss} computes.
	 * @param layers what is known of them
	 * @param configuration of the same layers
	 * @return a stage for each, in their order
	 */
	List<Stage> compile(List<LayerInfo> layers, MultiLayerConfiguration configuration) {
		List<Stage> stages = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			if (layers.get(i).kind() != LayerKind.SOFTMAX) {
				stages.add(stage(configuration.getConf(i).getLayer(), layers.get(i), this.seed + i));
			}
		}
		return stages;
	}

	private Stage stage(Layer configuration, LayerInfo layer, long layerSeed) {
		return switch (layer.kind()) {
			case CONVOLUTION -> new ConvolutionStage((ConvolutionLayer) configuration, layer, this.parameters);
			case RELU -> new ReluStage(layer);
			case DROPOUT -> new DropoutStage(layer, keep((DropoutLayer) configuration), layerSeed, this.draws);
			case MAXPOOL -> new PoolingStage((SubsamplingLayer) configuration, layer);
			case DENSE -> new DenseStage(layer, this.parameters);
			case SOFTMAX -> throw new IllegalArgumentException("softmax can only come last");
		};
	}

	private static double keep(DropoutLayer configuration) {
		return ((Dropout) configuration.getIDropout()).getP();
	}

}
