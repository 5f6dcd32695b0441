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
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
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

	private final Block answering = block();

	private final ParameterStore parameters = new ParameterStore(this.manager, true);

	private final Tensors<NDArray> tensors;

	private DjlContender(Workload workload) {
		Engine.getEngine("PyTorch").setRandomSeed(1);
		Model model = Model.newInstance("article", Device.cpu(), "PyTorch");
		model.setBlock(block());
		Optimizer sgd = Optimizer.sgd()
			.setLearningRateTracker(Tracker.fixed((float) Workload.LEARNING_RATE))
			.optMomentum((float) Workload.MOMENTUM)
			.build();
		this.trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(sgd)
			.optDevices(new Device[] { Device.cpu() }));
		this.trainer.initialize(new Shape(Workload.BATCH, 3, 32, 32));
		load(model.getBlock(), workload);
		this.answering.initialize(this.manager, DataType.FLOAT32, new Shape(Workload.BATCH, 3, 32, 32));
		load(this.answering, workload);
		this.tensors = new Tensors<>(workload, this::pictures, (labels) -> this.manager.create(labels));
	}

	public static void main(String[] args) throws IOException {
		System.setProperty("ai.djl.pytorch.num_threads", args[0]);
		System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
		if (Arrays.asList(args).contains("mkldnn")) {
			System.setProperty("ai.djl.pytorch.use_mkldnn", "true");
		}
		Desk.serve(DjlContender::new);
	}

	private static Block block() {
		return new SequentialBlock().add(convolution())
			.add(Activation::relu)
			.add(Dropout.builder().optRate((float) Workload.DROP1).build())
			.add(convolution())
			.add(Activation::relu)
			.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
			.add(Blocks.batchFlattenBlock())
			.add(Linear.builder().setUnits(512).build())
			.add(Activation::relu)
			.add(Dropout.builder().optRate((float) Workload.DROP3).build())
			.add(Linear.builder().setUnits(Workload.CLASSES).build());
	}

	private static Block convolution() {
		return Conv2d.builder().setKernelShape(new Shape(3, 3)).optPadding(new Shape(1, 1)).setFilters(32).build();
	}

	private static void load(Block block, Workload workload) {
		int index = 0;
		for (Pair<String, Parameter> parameter : block.getParameters()) {
			parameter.getValue().getArray().set(workload.weights().get(index++));
		}
	}

	private NDArray pictures(float[] values, int count) {
		return this.manager.create(values, new Shape(count, 3, 32, 32));
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
