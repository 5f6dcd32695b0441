package io.convscope.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.convscope.image.Picture;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * Reads names, shapes and parameters out of a Deeplearning4j configuration.
 */
final class LayerReader {

	private static final Map<Class<? extends Layer>, LayerKind> KINDS = Map.of(ConvolutionLayer.class,
			LayerKind.CONVOLUTION, ActivationLayer.class, LayerKind.RELU, DropoutLayer.class, LayerKind.DROPOUT,
			SubsamplingLayer.class, LayerKind.MAXPOOL, DenseLayer.class, LayerKind.DENSE, LossLayer.class,
			LayerKind.SOFTMAX);

	private final List<LayerInfo> layers = new ArrayList<>();

	private final List<TensorShape> parameters = new ArrayList<>();

	private final Map<String, Window> windows = new HashMap<>();

	LayerReader(MultiLayerConfiguration configuration) {
		List<InputType> inputs = configuration
			.getLayerActivationTypes(InputType.convolutional(Picture.SIZE, Picture.SIZE, Picture.CHANNELS));
		for (int i = 0; i < configuration.getConfs().size(); i++) {
			read(configuration.getConf(i).getLayer(), inputs.get(i));
		}
	}

	List<LayerInfo> layers() {
		return List.copyOf(this.layers);
	}

	List<TensorShape> parameters() {
		return List.copyOf(this.parameters);
	}

	Map<String, Window> windows() {
		return Map.copyOf(this.windows);
	}

	private void read(Layer layer, InputType output) {
		int before = this.parameters.size();
		String name = layer.getLayerName();
		if (layer instanceof ConvolutionLayer convolution) {
			int rows = convolution.getKernelSize()[0];
			int columns = convolution.getKernelSize()[1];
			addParameters(name, (int) convolution.getNOut(), (int) convolution.getNIn(), rows, columns);
			this.windows.put(name, new Window(rows, columns, convolution.getStride()[0], convolution.getPadding()[0]));
		}
		else if (layer instanceof DenseLayer dense) {
			addParameters(name, (int) dense.getNOut(), (int) dense.getNIn());
		}
		else if (layer instanceof SubsamplingLayer pooling) {
			this.windows.put(name, new Window(pooling.getKernelSize()[0], pooling.getKernelSize()[1],
					pooling.getStride()[0], pooling.getPadding()[0]));
		}
		long count = this.parameters.stream().skip(before).mapToLong(TensorShape::size).sum();
		if (output instanceof InputType.InputTypeConvolutional maps) {
			this.layers.add(new LayerInfo(name, kindOf(layer), (int) maps.getChannels(), (int) maps.getHeight(),
					(int) maps.getWidth(), count));
		}
		else {
			this.layers.add(new LayerInfo(name, kindOf(layer), (int) output.arrayElementsPerExample(), 1, 1, count));
		}
	}

	private void addParameters(String layer, int outputs, int... inputs) {
		int[] shape = new int[inputs.length + 1];
		shape[0] = outputs;
		System.arraycopy(inputs, 0, shape, 1, inputs.length);
		int fanIn = Math.toIntExact(Tensor.sizeOf(inputs));
		this.parameters.add(new TensorShape(layer + ".weight", shape, fanIn));
		this.parameters.add(new TensorShape(layer + ".bias", new int[] { outputs }, fanIn));
	}

	private static LayerKind kindOf(Layer layer) {
		LayerKind kind = KINDS.get(layer.getClass());
		if (kind == null) {
			throw new IllegalArgumentException(
					"Convscope has no layers of the kind " + layer.getClass().getSimpleName());
		}
		return kind;
	}

}
