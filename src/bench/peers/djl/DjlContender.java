package io.convscope.bench;

import java.io.IOException;
import java.util.Arrays;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;

/**
 * The network in DJL's blocks, trained by DJL's trainer.
 */
final class DjlContender implements Contender {

	private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

	private final Trainer trainer;

	private final Block answering;

	private final ParameterStore parameters = new ParameterStore(this.manager, true);

	private final Tensors<NDArray> tensors;

	private DjlContender(Workload workload) {
		Engine.getEngine("PyTorch").setRandomSeed(1);
		Model model = Model.newInstance(workload.architecture().description().name(), Device.cpu(), "PyTorch");
		model.setBlock(DjlNetwork.block(workload.architecture()));
		Optimizer sgd = Optimizer.sgd()
			.setLearningRateTracker(Tracker.fixed((float) Workload.LEARNING_RATE))
			.optMomentum((float) Workload.MOMENTUM)
			.build();
		this.trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(sgd)
			.optDevices(new Device[] { Device.cpu() }));
		this.trainer.initialize(new Shape(workload.shape(Workload.BATCH)));
		load(model.getBlock(), workload);
		this.answering = DjlNetwork.block(workload.architecture());
		this.answering.initialize(this.manager, DataType.FLOAT32, new Shape(workload.shape(Workload.BATCH)));
		load(this.answering, workload);
		this.tensors = new Tensors<>(workload,
				(values, count) -> this.manager.create(values, new Shape(workload.shape(count))),
				(labels) -> this.manager.create(labels));
	}

	public static void main(String[] args) throws IOException {
		System.setProperty("ai.djl.pytorch.num_threads", args[0]);
		System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
		if (Arrays.asList(args).contains("mkldnn")) {
			System.setProperty("ai.djl.pytorch.use_mkldnn", "true");
		}
		Desk.serve(DjlContender::new);
	}

	private static void load(Block block, Workload workload) {
		int index = 0;
		for (Pair<String, Parameter> parameter : block.getParameters()) {
			parameter.getValue().getArray().set(workload.weights().tensors().get(index++).values());
		}
	}

	@Override
	public double train(int step) {
		NDArray pictures = this.tensors.batch(step);
		NDArray expected = this.tensors.labels(step);
		try (NDManager brief = this.manager.newSubManager()) {
			pictures.tempAttach(brief);
			expected.tempAttach(brief);
			NDArray loss;
			try (GradientCollector collector = this.trainer.newGradientCollector()) {
				NDList logits = this.trainer.forward(new NDList(pictures));
				loss = this.trainer.getLoss().evaluate(new NDList(expected), logits);
				collector.backward(loss);
			}
			this.trainer.step();
			return loss.getFloat();
		}
	}

	@Override
	public void forward(int count) {
		NDArray pictures = this.tensors.first(count);
		try (NDManager brief = this.manager.newSubManager()) {
			pictures.tempAttach(brief);
			answer(pictures);
		}
	}

	@Override
	public float[] probabilities(int count) {
		NDArray pictures = this.tensors.first(count);
		try (NDManager brief = this.manager.newSubManager()) {
			pictures.tempAttach(brief);
			return answer(pictures).toFloatArray();
		}
	}

	// outside of a gradient collector, DJL computes without gradients
	private NDArray answer(NDArray pictures) {
		return this.answering.forward(this.parameters, new NDList(pictures), false).singletonOrThrow().softmax(1);
	}

	@Override
	public String settings() {
		return "no gradients in forward, PyTorch " + Engine.getEngine("PyTorch").getVersion();
	}

}
