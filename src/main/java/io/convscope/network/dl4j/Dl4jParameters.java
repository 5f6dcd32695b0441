package io.convscope.network.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Copies parameters and the optimizer's moments into and out of a
 * {@link MultiLayerNetwork}, whose layout is not PyTorch's.
 */
final class Dl4jParameters {

	private static final String GAMMA = BatchNormalizationParamInitializer.GAMMA;

	private static final String BETA = BatchNormalizationParamInitializer.BETA;

	private final Architecture architecture;

	private final LearningRule rule;

	private final MultiLayerNetwork network;

	Dl4jParameters(Architecture architecture, LearningRule rule, MultiLayerNetwork network) {
		this.architecture = architecture;
		this.rule = rule;
		this.network = network;
	}

	Weights values() {
		return copyOut(this.architecture.tensors(), this::valuesOf);
	}

	void setValues(Weights values) {
		copyIn(values, this::valuesOf);
	}

	/**
	 * Copies out what the optimizer remembers.
	 * @return by the names of the rule's moments
	 */
	Map<String, Weights> moments() {
		Map<String, Weights> moments = new LinkedHashMap<>();
		for (String name : this.rule.moments()) {
			moments.put(name, moment(name));
		}
		return moments;
	}

	Weights moment(String name) {
		return copyOut(this.rule.learned(this.architecture), (layer) -> momentOf(layer, name));
	}

	void setMoments(Map<String, Weights> moments) {
		moments.forEach((name, values) -> copyIn(values, (layer) -> momentOf(layer, name)));
	}

	/**
	 * Adds the weight decay to the gradients of a batch, which Deeplearning4j has summed
	 * up and not divided yet.
	 * @param count how many pictures the batch has
	 */
	void decay(int count) {
		double decay = this.rule.optimizer().weightDecay();
		if (decay == 0) {
			return;
		}
		for (TensorShape shape : this.rule.learned(this.architecture)) {
			String layer = layerOf(shape.name());
			INDArray gradient = this.network.gradient()
				.getGradientFor(this.architecture.indexOf(layer) + "_"
						+ keyOf(shape.name(), this.network.getLayer(layer) instanceof BatchNormalization));
			gradient.addi(find(shape.name(), this::valuesOf).mul(decay * count));
		}
	}

	private Map<String, INDArray> valuesOf(String layer) {
		return this.network.getLayer(layer).paramTable();
	}

	// the updater keeps its state in one row: block after block of layers next to one
	// another that learn alike, and in each the moments one after the other
	private Map<String, INDArray> momentOf(String layer, String moment) {
		MultiLayerUpdater updater = (MultiLayerUpdater) this.network.getUpdater();
		INDArray state = updater.getStateViewArray();
		INDArray row = state.reshape(state.length());
		Map<String, INDArray> table = new LinkedHashMap<>();
		for (UpdaterBlock block : updater.getUpdaterBlocks()) {
			long length = block.getParamOffsetEnd() - block.getParamOffsetStart();
			long begin = block.getUpdaterViewOffsetStart() + this.rule.moments().indexOf(moment) * length
					- block.getParamOffsetStart();
			for (UpdaterBlock.ParamState each : block.getLayersAndVariablesInBlock()) {
				if (each.getLayer() == this.network.getLayer(layer)) {
					INDArray values = valuesOf(layer).get(each.getParamName());
					INDArray view = row.get(NDArrayIndex.interval(begin + each.getParamOffsetStart(),
							begin + each.getParamOffsetEnd()));
					table.put(each.getParamName(), view.reshape(values.ordering(), values.shape()));
				}
			}
		}
		return table;
	}

	private static Weights copyOut(List<TensorShape> shapes, Function<String, Map<String, INDArray>> tables) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : shapes) {
			INDArray values = find(shape.name(), tables);
			tensors.add(new Tensor(shape.name(), shape.shape(), Dl4jNetwork.floats(inPyTorchsOrder(shape, values))));
		}
		return new Weights(tensors);
	}

	private static void copyIn(Weights weights, Function<String, Map<String, INDArray>> tables) {
		for (Tensor tensor : weights.tensors()) {
			INDArray target = find(tensor.name(), tables);
			long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
			INDArray values = Nd4j.createFromArray(tensor.values()).reshape('c', shape);
			target.assign(isDenseWeight(tensor.shape()) ? values.transpose() : values.reshape(target.shape()));
		}
	}

	private static INDArray find(String parameter, Function<String, Map<String, INDArray>> tables) {
		Map<String, INDArray> table = tables.apply(layerOf(parameter));
		return Objects.requireNonNull(table.get(keyOf(parameter, table.containsKey(GAMMA))), parameter);
	}

	private static INDArray inPyTorchsOrder(TensorShape shape, INDArray values) {
		return isDenseWeight(shape.shape()) ? values.transpose() : values;
	}

	// Deeplearning4j keeps dense weights as input, output; PyTorch as output, input
	private static boolean isDenseWeight(int[] shape) {
		return shape.length == 2;
	}

	private static String layerOf(String parameter) {
		return parameter.substring(0, parameter.indexOf('.'));
	}

	private static String keyOf(String parameter, boolean normalizes) {
		String name = parameter.substring(parameter.indexOf('.') + 1);
		return switch (name) {
			case "weight" -> normalizes ? GAMMA : DefaultParamInitializer.WEIGHT_KEY;
			case "bias" -> normalizes ? BETA : DefaultParamInitializer.BIAS_KEY;
			case "running_mean" -> BatchNormalizationParamInitializer.GLOBAL_MEAN;
			case "running_var" -> BatchNormalizationParamInitializer.GLOBAL_VAR;
			default -> throw new IllegalArgumentException(parameter);
		};
	}

}
