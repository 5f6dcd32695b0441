package io.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.image.Picture;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network compiled from its Deeplearning4j configuration into stages that call oneDNN's
 * operations directly: more than ten times as fast as Deeplearning4j's own layers.
 * <p>
 * Inside, maps lie row, column, channel: oneDNN's convolutions and poolings are fastest
 * so.
 */
final class OneDnnNetwork implements TrainableNetwork {

	// a large batch goes through piece by piece: a thousand pictures at once would take
	// two gigabytes
	private static final int PIECE = 128;

	private final Architecture architecture;

	private final ParameterBlock parameters;

	private final List<Stage> stages = new ArrayList<>();

	private final SoftmaxStage loss = new SoftmaxStage();

	private final ReusedArray planes = new ReusedArray();

	private final ReusedArray input = new ReusedArray();

	OneDnnNetwork(Architecture architecture, Weights weights, @Nullable Sgd sgd, long seed) {
		this.architecture = architecture;
		this.parameters = new ParameterBlock(architecture, weights, sgd);
		MultiLayerConfiguration configuration = architecture.configuration((sgd != null) ? sgd : new Sgd(1, 0), seed);
		for (int i = 0; i < architecture.layers().size(); i++) {
			this.stages.add(stage(configuration.getConf(i).getLayer(), architecture.layers().get(i), seed + i));
		}
	}

	private Stage stage(Layer configuration, LayerInfo layer, long seed) {
		return switch (layer.kind()) {
			case CONVOLUTION -> new ConvolutionStage((ConvolutionLayer) configuration, layer, this.parameters);
			case RELU -> new ReluStage();
			case DROPOUT -> new DropoutStage(keep((DropoutLayer) configuration), seed);
			case MAXPOOL -> new PoolingStage((SubsamplingLayer) configuration, layer);
			case DENSE -> new DenseStage(layer, this.parameters);
			case SOFTMAX -> this.loss;
		};
	}

	private static double keep(DropoutLayer configuration) {
		return ((Dropout) configuration.getIDropout()).getP();
	}

	@Override
	public Architecture architecture() {
		return this.architecture;
	}

	@Override
	public float[] predict(float[] inputs, int count) {
		return NativeFloats.copy(forward(inputs, 0, count, this.stages.size(), false));
	}

	@Override
	public float[] activations(String layer, float[] inputs, int count) {
		INDArray values = forward(inputs, 0, count, this.architecture.indexOf(layer) + 1, false);
		return NativeFloats.copy((values.rank() == 4) ? values.permute(0, 3, 1, 2).dup('c') : values);
	}

	@Override
	public StepResult train(float[] inputs, int[] labels, int count) {
		double loss = 0;
		int correct = 0;
		for (int from = 0; from < count; from += PIECE) {
			int[] wanted = Arrays.copyOfRange(labels, from, Math.min(from + PIECE, count));
			forward(inputs, from, wanted.length, this.stages.size(), true);
			StepResult piece = this.loss.compare(wanted);
			loss += piece.loss() * wanted.length / count;
			correct += piece.correct();
			backward(this.loss.gradient(wanted, count));
		}
		this.parameters.descend();
		return new StepResult(loss, correct);
	}

	private void backward(INDArray lossGradient) {
		INDArray gradient = lossGradient;
		for (int i = this.stages.size() - 2; i >= 0; i--) {
			gradient = this.stages.get(i).backward(gradient);
		}
	}

	private INDArray forward(float[] inputs, int from, int count, int layers, boolean training) {
		INDArray planes = this.planes.of(count, Picture.CHANNELS, Picture.SIZE, Picture.SIZE);
		NativeFloats.copy(inputs, from * Picture.VALUES, planes);
		INDArray values = this.input.of(count, Picture.SIZE, Picture.SIZE, Picture.CHANNELS)
			.assign(planes.permute(0, 2, 3, 1));
		for (Stage stage : this.stages.subList(0, layers)) {
			values = stage.forward(values, training);
		}
		return values;
	}

	@Override
	public Weights weights() {
		return this.parameters.values();
	}

	@Override
	public Weights velocity() {
		return this.parameters.velocity();
	}

	@Override
	public void close() {
		this.stages.forEach(Stage::close);
		this.parameters.close();
		this.planes.close();
		this.input.close();
	}

}
