package io.convscope.network.dl4j;

import java.util.Arrays;
import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.UnsupportedFreezeException;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Shape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
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

	private final StepWatcher watcher = new StepWatcher();

	private final LearningRule rule;

	private final long seed;

	private long draws;

	private double learningRate = 1;

	/**
	 * Makes a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns
	 * @param seed decides what dropout drops
	 * @throws UnsupportedFreezeException if the rule freezes a batch normalization
	 */
	public Dl4jNetwork(Architecture architecture, Weights weights, LearningRule rule, long seed) {
		architecture.layers()
			.stream()
			.filter((each) -> each.layer() instanceof BatchNormalization && rule.frozen().contains(each.name()))
			.findFirst()
			.ifPresent((each) -> {
				throw new UnsupportedFreezeException(each.name());
			});
		this.rule = rule;
		this.architecture = architecture;
		this.seed = seed;
		this.network = new MultiLayerNetwork(Dl4jDescription.of(architecture, rule, this.learningRate, seed));
		this.network.init();
		this.network.addListeners(this.watcher);
		this.parameters = new Dl4jParameters(architecture, rule, this.network);
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
	public float[] activations(String layer, float[] inputs, int count) {
		int index = this.architecture.indexOf(layer);
		// element 0 is the input
		return floats(this.network.feedForwardToLayer(index, pictures(inputs, count), false).get(index + 1));
	}

	@Override
	public StepResult train(float[] inputs, int[] labels, int count, double learningRate) {
		setLearningRate(learningRate);
		double smoothing = this.rule.labelSmoothing();
		int classes = this.architecture.classes();
		INDArray targets = Nd4j.zeros(count, classes).assign(smoothing / classes);
		for (int i = 0; i < count; i++) {
			targets.putScalar(i, labels[i], 1 - smoothing + smoothing / classes);
		}
		this.watcher.expect(labels, count);
		// this thread's generator, which dropout draws from: so a step depends on nothing
		// that was drawn before it
		Nd4j.getRandom().setSeed(this.seed * 0x9E3779B97F4A7C15L + this.draws++);
		UnbiasedVariances variances = new UnbiasedVariances(this.network, this.architecture.layers());
		this.network.fit(new DataSet(pictures(inputs, count), targets));
		variances.correct(count);
		return new StepResult(this.network.score(), this.watcher.correct());
	}

	private void setLearningRate(double learningRate) {
		if (learningRate != this.learningRate) {
			for (Layer each : this.network.getLayers()) {
				if (each.conf().getLayer() instanceof BaseLayer learning) {
					learning.getIUpdater().setLrAndSchedule(learningRate, null);
				}
			}
			this.learningRate = learningRate;
		}
	}

	@Override
	public Weights weights() {
		return this.parameters.values();
	}

	@Override
	public Weights moment(String name) {
		return this.parameters.moment(name);
	}

	@Override
	public LearningState state() {
		return new LearningState(weights(), this.parameters.moments(), this.network.getIterationCount(), this.draws);
	}

	@Override
	public void restore(LearningState state) {
		state.requireFit(this.architecture, this.rule);
		this.parameters.setValues(state.weights());
		this.parameters.setMoments(state.moments());
		this.network.setIterationCount(Math.toIntExact(state.steps()));
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
	 * Counts how many pictures of a training step the network had right, and adds the
	 * weight decay to the step's gradients.
	 */
	private final class StepWatcher extends BaseTrainingListener {

		private int[] labels = new int[0];

		private int count;

		private int correct;

		void expect(int[] labels, int count) {
			this.labels = labels;
			this.count = count;
			this.correct = 0;
		}

		int correct() {
			return this.correct;
		}

		@Override
		public void onForwardPass(Model model, List<INDArray> activations) {
			INDArray logits = activations.get(activations.size() - 1);
			INDArray best = logits.argMax(1);
			for (int i = 0; i < best.length(); i++) {
				if (best.getInt(i) == this.labels[i]) {
					this.correct++;
				}
			}
		}

		@Override
		public void onGradientCalculation(Model model) {
			Dl4jNetwork.this.parameters.decay(this.count);
		}

	}

}
