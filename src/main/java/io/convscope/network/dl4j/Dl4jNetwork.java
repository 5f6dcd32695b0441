package io.convscope.network.dl4j;

import java.util.Arrays;
import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LearningState;
import io.convscope.network.Sgd;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.Shape;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network computed by Deeplearning4j's own {@link MultiLayerNetwork}: runs everywhere,
 * slowly.
 */
public final class Dl4jNetwork implements TrainableNetwork {

	private final Architecture architecture;

	private final MultiLayerNetwork network;

	private final Dl4jParameters parameters;

	private final CorrectCounter correct = new CorrectCounter();

	private final long seed;

	private long draws;

	private double learningRate = 1;

	/**
	 * Makes a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param sgd how it learns
	 * @param seed decides what dropout drops
	 */
	public Dl4jNetwork(Architecture architecture, Weights weights, Sgd sgd, long seed) {
		this.architecture = architecture;
		this.seed = seed;
		this.network = new MultiLayerNetwork(Dl4jDescription.of(architecture, sgd, this.learningRate, seed));
		this.network.init();
		this.network.addListeners(this.correct);
		this.parameters = new Dl4jParameters(architecture, this.network);
		this.parameters.setValues(weights);
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
	public StepResult train(float[] inputs, int[] labels, int count, double learningRate) {
		setLearningRate(learningRate);
		INDArray targets = Nd4j.zeros(count, this.architecture.classes());
		for (int i = 0; i < count; i++) {
			targets.putScalar(i, labels[i], 1);
		}
		this.correct.expect(labels);
		// this thread's generator, which dropout draws from: so a step depends on nothing
		// that was drawn before it
		Nd4j.getRandom().setSeed(this.seed * 0x9E3779B97F4A7C15L + this.draws++);
		UnbiasedVariances variances = new UnbiasedVariances(this.network, this.architecture.layers());
		this.network.fit(new DataSet(pictures(inputs, count), targets));
		variances.correct(count);
		return new StepResult(this.network.score(), this.correct.count());
	}

	private void setLearningRate(double learningRate) {
		if (learningRate != this.learningRate) {
			this.network.setLearningRate(learningRate);
			this.learningRate = learningRate;
		}
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
	public LearningState state() {
		return new LearningState(weights(), velocity(), this.draws);
	}

	@Override
	public void restore(LearningState state) {
		state.requireFit(this.architecture);
		this.parameters.setValues(state.weights());
		this.parameters.setVelocity(state.velocity());
		this.draws = state.draws();
	}

	@Override
	public void close() {
		this.network.close();
	}

	INDArray pictures(float[] inputs, int count) {
		Shape picture = this.architecture.inputShape();
		return Nd4j.create(Arrays.copyOf(inputs, count * picture.size()),
				new long[] { count, picture.channels(), picture.height(), picture.width() }, 'c');
	}

	static float[] floats(INDArray array) {
		return array.dup('c').data().asFloat();
	}

	/**
	 * Counts how many pictures of a training step the network had right.
	 */
	private static final class CorrectCounter extends BaseTrainingListener {

		private int[] labels = new int[0];

		private int count;

		void expect(int[] labels) {
			this.labels = labels;
			this.count = 0;
		}

		int count() {
			return this.count;
		}

		@Override
		public void onForwardPass(Model model, List<INDArray> activations) {
			INDArray logits = activations.get(activations.size() - 1);
			INDArray best = logits.argMax(1);
			for (int i = 0; i < best.length(); i++) {
				if (best.getInt(i) == this.labels[i]) {
					this.count++;
				}
			}
		}

	}

}
