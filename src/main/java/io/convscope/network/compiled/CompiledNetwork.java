package io.convscope.network.compiled;

import java.util.Arrays;
import java.util.Objects;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.OpenMp;
import io.convscope.network.SoftmaxLoss;
import io.convscope.network.StepResult;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import org.jspecify.annotations.Nullable;

/**
 * A network that is computed by passes, each planned once for a number of pictures and
 * layers.
 *
 * @param <P> the passes of a library
 */
public abstract class CompiledNetwork<P extends CompiledPass> implements TrainableNetwork {

	// a large batch goes through piece by piece: a thousand pictures at once would take
	// a gigabyte
	private static final int PIECE = 128;

	// of a piece's outputs of all layers: 128 pictures of 32x32 in the built-in networks
	private static final long ANSWERING_BYTES = 192L << 20;

	// what a step takes at once: all of a batch where a layer averages over it
	private final int trainingPiece;

	private final int answeringPiece;

	private final Architecture architecture;

	private final @Nullable LearningRule rule;

	private final PassCache<P> passes;

	private long steps;

	// pieces that went through in training
	private long draws;

	/**
	 * Prepares a network.
	 * @param architecture its layers
	 * @param rule how it learns; null when it is only to answer
	 * @param leastPictures for how many pictures passes that answer are planned at least
	 */
	protected CompiledNetwork(Architecture architecture, @Nullable LearningRule rule, int leastPictures) {
		this.architecture = architecture;
		this.rule = rule;
		this.passes = new PassCache<>(leastPictures);
		this.trainingPiece = architecture.has(BatchNormalization.class) ? Integer.MAX_VALUE : PIECE;
		this.answeringPiece = answeringPiece(architecture);
	}

	/**
	 * Tells how many pictures answers are computed for at once, so that large pictures
	 * take no more memory than many small ones.
	 * @param architecture the network
	 * @return a power of two, as passes are made for such numbers
	 */
	public static int answeringPiece(Architecture architecture) {
		long bytes = Float.BYTES * architecture.layers().stream().mapToLong(LayerInfo::values).sum();
		return Integer.highestOneBit((int) Math.min(PIECE, Math.max(1, ANSWERING_BYTES / bytes)));
	}

	@Override
	public final Architecture architecture() {
		return this.architecture;
	}

	/**
	 * Gives access to the parameters.
	 * @return those that the passes compute with
	 */
	protected abstract CompiledParameters parameters();

	/**
	 * Plans a pass.
	 * @param depth through how many layers it goes, softmax not counted
	 * @param count for how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 * @return a new pass; this network closes it
	 */
	protected abstract P plan(int depth, int count, boolean training);

	/**
	 * Finds or plans a pass for the threads that the calling thread computes on.
	 * @param depth through how many layers it goes, softmax not counted
	 * @param count for how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 * @return the pass; this network closes it
	 */
	public final P pass(int depth, int count, boolean training) {
		return this.passes.get(new PassCache.Key(depth, count, training, OpenMp.current()),
				(key) -> plan(key.depth(), key.count(), key.training()));
	}

	@Override
	public final float[] activations(String layer, float[] inputs, int count) {
		int depth = this.architecture.indexOf(layer) + 1;
		if (depth == this.architecture.layers().size()) {
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
	public final StepResult train(float[] inputs, int[] labels, int count, double learningRate) {
		double loss = 0;
		int correct = 0;
		int length = Math.min(this.trainingPiece, count);
		for (int from = 0; from < count; from += length) {
			int[] wanted = Arrays.copyOfRange(labels, from, Math.min(from + length, count));
			P pass = pass(this.architecture.layers().size() - 1, wanted.length, true);
			float[] logits = pass.forward(inputs, from, wanted.length);
			SoftmaxLoss softmax = new SoftmaxLoss(logits, wanted.length, this.architecture.classes());
			StepResult piece = softmax.compare(wanted, rule().labelSmoothing());
			loss += piece.loss() * wanted.length / count;
			correct += piece.correct();
			pass.backward(softmax.gradient(wanted, rule().labelSmoothing(), count));
			parameters().take(from == 0, from + length >= count);
			this.draws++;
		}
		parameters().move(learningRate, ++this.steps);
		return new StepResult(loss, correct);
	}

	private LearningRule rule() {
		return Objects.requireNonNull(this.rule, "a network that only answers doesn't learn");
	}

	/**
	 * Tells what dropout draws next, together with the seed.
	 * @return how often it has drawn
	 */
	protected final long draws() {
		return this.draws;
	}

	@Override
	public final Weights weights() {
		return parameters().values();
	}

	@Override
	public final Weights moment(String name) {
		return parameters().moment(name);
	}

	@Override
	public final LearningState state() {
		return new LearningState(weights(), parameters().moments(), this.steps, this.draws);
	}

	@Override
	public final void restore(LearningState state) {
		state.requireFit(this.architecture, rule());
		this.passes.close();
		parameters().copyIn(state.weights(), state.moments());
		this.steps = state.steps();
		this.draws = state.draws();
	}

	@Override
	public void close() {
		this.passes.close();
		parameters().close();
	}

}
