package io.convscope.network.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Copies parameters and velocities into and out of a {@link MultiLayerNetwork}, whose
 * layout is not PyTorch's.
 */
final class Dl4jParameters {

	private static final String GAMMA = BatchNormalizationParamInitializer.GAMMA;

	private static final String BETA = BatchNormalizationParamInitializer.BETA;

	private final Architecture architecture;

	private final MultiLayerNetwork network;

	Dl4jParameters(Architecture architecture, MultiLayerNetwork network) {
		this.architecture = architecture;
		this.network = network;
	}

	Weights values() {
		return copyOut(this.architecture.tensors(), this::valuesOf);
	}

	void setValues(Weights values) {
		copyIn(values, this::valuesOf);
	}

	Weights velocity() {
		return copyOut(this.architecture.parameters(), this::velocityOf);
	}

	void setVelocity(Weights velocity) {
		copyIn(velocity, this::velocityOf);
	}

	private Map<String, INDArray> valuesOf(String layer) {
		return this.network.getLayer(layer).paramTable();
	}

	// the updater keeps its state in one row, in the order of the parameters
	private Map<String, INDArray> velocityOf(String layer) {
		INDArray state = this.network.getUpdater().getStateViewArray();
		INDArray row = state.reshape(state.length());
		Layer wanted = this.network.getLayer(layer);
		long offset = 0;
		for (Layer each : this.network.getLayers()) {
			if (each == wanted) {
				break;
			}
			offset += learnedBy(each);
		}
		INDArray view = row.get(NDArrayIndex.interval(offset, offset + learnedBy(wanted)));
		if (wanted instanceof BatchNormalization) {
			long channels = view.length() / 2;
			return Map.of(GAMMA, view.get(NDArrayIndex.interval(0, channels)), BETA,
					view.get(NDArrayIndex.interval(channels, 2 * channels)));
		}
		return wanted.conf()
			.getLayer()
			.initializer()
			.getGradientsFromFlattened(wanted.conf(), view.reshape(1, view.length()));
	}

	// Deeplearning4j counts running statistics among the parameters, and their updater
	// keeps no state
	private static long learnedBy(Layer layer) {
		return (layer instanceof BatchNormalization) ? layer.numParams() / 2 : layer.numParams();
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
