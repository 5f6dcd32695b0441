package io.convscope.network.dl4j;

import java.util.HashMap;
import java.util.Map;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LogitGradients;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Dropout;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients as Deeplearning4j's own layers compute them, some ten milliseconds a picture.
 */
public final class Dl4jGradients implements LogitGradients {

	private static final String WORKSPACE = "logit gradients";

	private static final WorkspaceConfiguration WHOLE_PASS = WorkspaceConfiguration.builder().build();

	private static final int INPUT = -1;

	private final Architecture architecture;

	private final Dl4jNetwork weights;

	private final MultiLayerNetwork network;

	private final Map<Integer, FrozenNormalization> normalizations = new HashMap<>();

	private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.builder()
		.defaultWorkspace(WORKSPACE, WHOLE_PASS)
		.build();

	/**
	 * Prepares the gradients.
	 * @param architecture the network's layers
	 * @param weights its parameters; copied
	 */
	public Dl4jGradients(Architecture architecture, Weights weights) {
		this.architecture = architecture;
		this.weights = new Dl4jNetwork(architecture, weights, LearningRule.sgd(0), 0);
		this.network = this.weights.network();
		// Deeplearning4j computes the weights' gradients too, and wants a place for them
		this.network.initGradientsView();
		for (int i = 0; i <= logits(); i++) {
			if (architecture.layers().get(i).layer() instanceof BatchNormalization normalization) {
				this.normalizations.put(i, FrozenNormalization.of(normalization, weights));
			}
		}
	}

	@Override
	public float[] toInput(int label, float[] inputs, int count) {
		return compute(INPUT, label, inputs, count);
	}

	@Override
	public float[] toLayer(String layer, int label, float[] inputs, int count) {
		return compute(this.architecture.indexOf(layer), label, inputs, count);
	}

	private float[] compute(int layer, int label, float[] inputs, int count) {
		MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace(WHOLE_PASS, WORKSPACE);
		try (workspace) {
			forward(this.weights.pictures(inputs, count));
			INDArray logits = Nd4j.zeros(count, this.architecture.classes());
			logits.getColumn(label).assign(1);
			return Dl4jNetwork.floats(backward(logits, layer));
		}
		finally {
			this.network.clear();
			// a pass takes some megabytes a picture, and there may be no other for hours
			Nd4j.getWorkspaceManager().destroyWorkspace(workspace);
		}
	}

	private void forward(INDArray pictures) {
		INDArray values = pictures;
		for (int i = 0; i <= logits(); i++) {
			Layer layer = this.network.getLayer(i);
			InputPreProcessor reshaping = reshaping(i);
			if (reshaping != null) {
				values = reshaping.preProcess(values, (int) pictures.size(0), this.memory);
			}
			FrozenNormalization normalization = this.normalizations.get(i);
			if (normalization != null) {
				values = normalization.of(values);
			}
			else if (!isDropout(i)) {
				layer.setInput(values, this.memory);
				// as in training, or else an activation would overwrite its input
				values = layer.activate(true, this.memory);
			}
		}
	}

	private INDArray backward(INDArray logits, int layer) {
		INDArray gradient = logits;
		for (int i = logits(); i > layer; i--) {
			FrozenNormalization normalization = this.normalizations.get(i);
			if (normalization != null) {
				gradient = normalization.gradient(gradient);
			}
			else if (!isDropout(i)) {
				gradient = this.network.getLayer(i).backpropGradient(gradient, this.memory).getSecond();
			}
			InputPreProcessor reshaping = reshaping(i);
			if (reshaping != null) {
				gradient = reshaping.backprop(gradient, (int) logits.size(0), this.memory);
			}
		}
		return gradient;
	}

	private int logits() {
		return this.network.getnLayers() - 2;
	}

	private boolean isDropout(int layer) {
		return this.architecture.layers().get(layer).layer() instanceof Dropout;
	}

	private @Nullable InputPreProcessor reshaping(int layer) {
		return this.network.getLayerWiseConfigurations().getInputPreProcess(layer);
	}

	@Override
	public void close() {
		this.weights.close();
	}

	/**
	 * Batch normalisation by running statistics, which Deeplearning4j's layer has no way
	 * back through: each channel times a factor, plus an offset.
	 *
	 * @param scale the factors: weight / sqrt(running variance + epsilon)
	 * @param shift the offsets: bias - running mean * factor
	 */
	private record FrozenNormalization(INDArray scale, INDArray shift) {

		static FrozenNormalization of(BatchNormalization layer, Weights weights) {
			float[] scale = weights.get(layer.name() + ".weight").values().clone();
			float[] shift = weights.get(layer.name() + ".bias").values().clone();
			float[] mean = weights.get(layer.name() + ".running_mean").values();
			float[] variance = weights.get(layer.name() + ".running_var").values();
			for (int i = 0; i < scale.length; i++) {
				scale[i] = (float) (scale[i] / Math.sqrt(variance[i] + layer.epsilon()));
				shift[i] -= mean[i] * scale[i];
			}
			return new FrozenNormalization(Nd4j.createFromArray(scale), Nd4j.createFromArray(shift));
		}

		INDArray of(INDArray values) {
			INDArray scaled = gradient(values);
			return Broadcast.add(scaled, this.shift, scaled, 1);
		}

		INDArray gradient(INDArray gradient) {
			return Broadcast.mul(gradient, this.scale, gradient.ulike(), 1);
		}

	}

}
