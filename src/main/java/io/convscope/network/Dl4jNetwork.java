package io.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.convscope.image.Picture;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network computed by Deeplearning4j's own {@link MultiLayerNetwork}: runs everywhere,
 * slowly.
 */
final class Dl4jNetwork implements TrainableNetwork {

	private final Architecture architecture;

	private final MultiLayerNetwork network;

	private final CorrectCounter correct = new CorrectCounter();

	Dl4jNetwork(Architecture architecture, Weights weights, Sgd sgd, long seed) {
		this.architecture = architecture;
		this.network = new MultiLayerNetwork(architecture.configuration(sgd, seed));
		this.network.init();
		this.network.addListeners(this.correct);
		for (Tensor tensor : weights.tensors()) {
			Layer layer = this.network.getLayer(layerOf(tensor.name()));
			copyIn(tensor, layer.getParam(keyOf(tensor.name())));
		}
	}

	@Override
	public Architecture architecture() {
		return this.architecture;
	}

	MultiLayerNetwork network() {
		return this.network;
	}

	@Override
	public float[] predict(float[] inputs, int count) {
		return floats(this.network.output(pictures(inputs, count), false));
	}

	@Override
	public float[] activations(String layer, float[] inputs, int count) {
		int index = this.architecture.indexOf(layer);
		// element 0 is the input
		return floats(this.network.feedForwardToLayer(index, pictures(inputs, count), false).get(index + 1));
	}

	@Override
	public StepResult train(float[] inputs, int[] labels, int count) {
		INDArray targets = Nd4j.zeros(count, this.architecture.classes());
		for (int i = 0; i < count; i++) {
			targets.putScalar(i, labels[i], 1);
		}
		this.correct.expect(labels);
		this.network.fit(new DataSet(pictures(inputs, count), targets));
		return new StepResult(this.network.score(), this.correct.count());
	}

	@Override
	public Weights weights() {
		return weights((layer) -> this.network.getLayer(layer).paramTable());
	}

	@Override
	public Weights velocity() {
		INDArray state = this.network.getUpdater().getStateViewArray();
		INDArray row = state.reshape(state.length());
		return weights((name) -> velocityOf(this.network.getLayer(name), row));
	}

	// the updater keeps its state in one row, in the order of the parameters
	private Map<String, INDArray> velocityOf(Layer wanted, INDArray row) {
		long offset = 0;
		for (Layer layer : this.network.getLayers()) {
			if (layer == wanted) {
				break;
			}
			offset += layer.numParams();
		}
		INDArray view = row.get(NDArrayIndex.interval(offset, offset + wanted.numParams()));
		return wanted.conf()
			.getLayer()
			.initializer()
			.getGradientsFromFlattened(wanted.conf(), view.reshape(1, view.length()));
	}

	@Override
	public void close() {
		this.network.close();
	}

	private Weights weights(Function<String, Map<String, INDArray>> tables) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : this.architecture.parameters()) {
			INDArray values = tables.apply(layerOf(shape.name())).get(keyOf(shape.name()));
			tensors.add(new Tensor(shape.name(), shape.shape(), floats(inPyTorchsOrder(shape, values))));
		}
		return new Weights(tensors);
	}

	private static void copyIn(Tensor tensor, INDArray target) {
		long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
		INDArray values = Nd4j.createFromArray(tensor.values()).reshape('c', shape);
		target.assign(isDenseWeight(tensor.shape()) ? values.transpose() : values.reshape(target.shape()));
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

	private static String keyOf(String parameter) {
		return parameter.endsWith(".bias") ? DefaultParamInitializer.BIAS_KEY : DefaultParamInitializer.WEIGHT_KEY;
	}

	static INDArray pictures(float[] inputs, int count) {
		return Nd4j.create(Arrays.copyOf(inputs, count * Picture.VALUES),
				new long[] { count, Picture.CHANNELS, Picture.SIZE, Picture.SIZE }, 'c');
	}

	static float[] floats(INDArray array) {
		return array.dup('c').data().asFloat();
	}

}
