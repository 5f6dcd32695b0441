package io.convscope.network.nd4j;

import java.util.List;

import io.convscope.network.LearningRule;
import io.convscope.network.PyTorchUpdater;
import io.convscope.network.dl4j.Dl4jDescription;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * The optimizer that Deeplearning4j gets, over a block of parameters.
 */
final class BlockOptimizer implements AutoCloseable {

	// for what an update computes on the way
	private static final String WORKSPACE = "update";

	private static final WorkspaceConfiguration ONE_UPDATE = WorkspaceConfiguration.builder().build();

	private final INDArray values;

	private final double weightDecay;

	private final List<String> names;

	private final INDArray gradients;

	private final INDArray moments;

	private final PyTorchUpdater rule;

	private final GradientUpdater<PyTorchUpdater> updater;

	// of the pieces until now, which only large batches have
	private @Nullable INDArray sum;

	/**
	 * Makes an optimizer that remembers nothing yet.
	 * @param values the parameters that it moves
	 * @param rule how
	 */
	BlockOptimizer(INDArray values, LearningRule rule) {
		this.values = values;
		this.weightDecay = rule.optimizer().weightDecay();
		this.names = rule.moments();
		this.gradients = Nd4j.create(DataType.FLOAT, values.shape(), 'c');
		this.moments = Nd4j.create(DataType.FLOAT, new long[] { this.names.size() * values.length() }, 'c');
		this.rule = Dl4jDescription.updater(rule.optimizer(), 1);
		this.updater = this.rule.instantiate(this.moments, false);
	}

	/**
	 * Gives access to what backward passes fill.
	 * @return a gradient for each parameter
	 */
	INDArray gradients() {
		return this.gradients;
	}

	List<String> names() {
		return this.names;
	}

	/**
	 * Gives access to what is remembered of each parameter.
	 * @param name one of {@link #names}
	 * @return a view as long as the block
	 */
	INDArray moment(String name) {
		long from = this.names.indexOf(name) * this.values.length();
		return this.moments.get(NDArrayIndex.interval(from, from + this.values.length()));
	}

	void take(boolean first, boolean last) {
		if (first && last) {
			return;
		}
		if (this.sum == null) {
			this.sum = this.gradients.ulike();
		}
		if (first) {
			this.sum.assign(this.gradients);
		}
		else {
			this.sum.addi(this.gradients);
		}
		if (last) {
			this.gradients.assign(this.sum);
		}
	}

	void move(double learningRate, long step) {
		MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace(ONE_UPDATE, WORKSPACE);
		try (workspace) {
			if (this.weightDecay != 0) {
				Nd4j.exec(new Axpy(this.values, this.gradients, this.gradients, this.weightDecay));
			}
			this.rule.setLrAndSchedule(learningRate, null);
			this.updater.applyUpdater(this.gradients, Math.toIntExact(step - 1), 0);
			this.values.subi(this.gradients);
		}
	}

	@Override
	public void close() {
		Nd4j.getWorkspaceManager().destroyWorkspace(Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(WORKSPACE));
		this.gradients.close();
		this.moments.close();
		if (this.sum != null) {
			this.sum.close();
		}
	}

}
