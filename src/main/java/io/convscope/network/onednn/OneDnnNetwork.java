package io.convscope.network.onednn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.SoftmaxLoss;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import org.jspecify.annotations.Nullable;

/**
 * A network compiled into operations of oneDNN: some thirty times as fast as
 * Deeplearning4j's own layers.
 */
public final class OneDnnNetwork implements TrainableNetwork {

	// a large batch goes through piece by piece: a thousand pictures at once would take
	// a gigabyte
	private static final int PIECE = 128;

	// of a piece's outputs of all layers: 128 pictures of 32x32 in the built-in networks
	private static final long ANSWERING_BYTES = 192L << 20;

	// what a step takes at once: all of a batch where a layer averages over it
	private final int trainingPiece;

	private final int answeringPiece;

	private final Architecture architecture;

	private final OneDnn oneDnn = new OneDnn();

	private final ParameterBlock parameters;

	private final @Nullable LearningRule rule;

	private final List<Stage> stages;

	private final PassCache passes = new PassCache();

	private long steps;

	// pieces that went through in training
	private long draws;

	/**
	 * Compiles a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns; null when it is only to answer, which takes less memory
	 * @param seed decides what dropout drops
	 */
	public OneDnnNetwork(Architecture architecture, Weights weights, @Nullable LearningRule rule, long seed) {
		this.architecture = architecture;
		this.parameters = new ParameterBlock(this.oneDnn, architecture, weights, rule);
		this.rule = rule;
		this.trainingPiece = architecture.has(BatchNormalization.class) ? Integer.MAX_VALUE : PIECE;
		this.answeringPiece = answeringPiece(architecture);
		this.stages = new StageCompiler(this.parameters, seed, () -> this.draws).compile(architecture);
	}

	/**
	 * Tells how many pictures answers are computed for at once, so that large pictures
	 * take no more memory than many small ones.
	 * @param architecture the network
	 * @return a power of two, as passes are made for such numbers
	 */
	static int answeringPiece(Architecture architecture) {
		long bytes = Float.BYTES * architecture.layers().stream().mapToLong(LayerInfo::values).sum();
		return Integer.highestOneBit((int) Math.min(PIECE, Math.max(1, ANSWERING_BYTES / bytes)));
	}

	@Override
	public Architecture architecture() {
		return this.architecture;
	}

	@Override
	public float[] activations(String layer, float[] inputs, int count) {
		int depth = this.architecture.indexOf(layer) + 1;
		if (depth > this.stages.size()) {
			return predict(inputs, count);
		}
		int size = this.architecture.layer(layer).values();
		float[] activations = new float[count * size];
		for (int from = 0; from < count; from += this.answeringPiece) {
			int length = Math.min(this.answeringPiece, count - from);
			float[] piece = pass(depth, length, false).forward(inputs, from, length);
			System.arraycopy(piece, 0, activations, from * size, length * size);
		}
		return activations;
	}

	@Override
	public StepResult train(float[] inputs, int[] labels, int count, double learningRate) {
		double loss = 0;
		int correct = 0;
		int length = Math.min(this.trainingPiece, count);
		for (int from = 0; from < count; from += length) {
			int[] wanted = Arrays.copyOfRange(labels, from, Math.min(from + length, count));
			Pass pass = pass(this.stages.size(), wanted.length, true);
			float[] logits = pass.forward(inputs, from, wanted.length);
			SoftmaxLoss softmax = new SoftmaxLoss(logits, wanted.length, this.architecture.classes());
			StepResult piece = softmax.compare(wanted, rule().labelSmoothing());
			loss += piece.loss() * wanted.length / count;
			correct += piece.correct();
			pass.backward(softmax.gradient(wanted, rule().labelSmoothing(), count));
			this.parameters.optimizer().take(from == 0, from + length >= count);
			this.draws++;
		}
		this.parameters.optimizer().move(learningRate, ++this.steps);
		return new StepResult(loss, correct);
	}

	/**
	 * Finds or plans a pass.
	 * @param depth through how many layers it goes, softmax not counted
	 * @param count for how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 * @return the pass; this network closes it
	 */
	Pass pass(int depth, int count, boolean training) {
		return this.passes.get(new PassCache.Key(depth, count, training),
				(key) -> new Pass(this.oneDnn, this.architecture.inputShape(),
						StageOrder.fastest(this.stages.subList(0, key.depth()), key.training(), this.rule == null),
						key.count(), key.training()));
	}

	@Override
	public Weights weights() {
		return this.parameters.values();
	}

	private LearningRule rule() {
		return Objects.requireNonNull(this.rule, "a network that only answers doesn't learn");
	}

	@Override
	public Weights moment(String name) {
		return this.parameters.moment(name);
	}

	@Override
	public LearningState state() {
		return new LearningState(weights(), this.parameters.moments(), this.steps, this.draws);
	}

	@Override
	public void restore(LearningState state) {
		state.requireFit(this.architecture, rule());
		this.passes.close();
		this.parameters.copyIn(state.weights(), state.moments());
		this.steps = state.steps();
		this.draws = state.draws();
	}

	@Override
	public void close() {
		this.oneDnn.requireOwnThread();
		this.passes.close();
		this.parameters.close();
		this.oneDnn.close();
	}

}
