package io.convscope.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch;

/**
 * The network in PyTorch's C++ interface, called from Java.
 */
final class PyTorchContender implements Contender {

	private final Conv2dImpl conv1 = new Conv2dImpl(convolution(3));

	private final Conv2dImpl conv2 = new Conv2dImpl(convolution(32));

	private final LinearImpl fc3 = new LinearImpl(8192, 512);

	private final LinearImpl fc4 = new LinearImpl(512, Workload.CLASSES);

	private final SGD optimizer;

	private final MemoryFormat format;

	private final Tensors<Tensor> tensors;

	private PyTorchContender(Workload workload, int threads, List<String> settings) {
		torch.set_num_threads(threads);
		torch.set_num_interop_threads(1);
		torch.manual_seed(1);
		if (settings.contains("flush-denormal")) {
			Context.setFlushDenormal(true);
		}
		this.format = settings.contains("channels-last") ? MemoryFormat.ChannelsLast : MemoryFormat.Contiguous;
		List<Tensor> parameters = load(workload);
		SGDOptions options = new SGDOptions(Workload.LEARNING_RATE);
		options.momentum().put(Workload.MOMENTUM);
		this.optimizer = new SGD(new TensorVector(parameters.toArray(new Tensor[0])), options);
		this.tensors = new Tensors<>(workload, this::pictures, (labels) -> Tensor.create(labels, Workload.BATCH));
	}

	public static void main(String[] args) throws IOException {
		int threads = Integer.parseInt(args[0]);
		List<String> settings = Arrays.asList(args).subList(1, args.length);
		Desk.serve((workload) -> new PyTorchContender(workload, threads, settings));
	}

	private static Conv2dOptions convolution(long inputs) {
		Conv2dOptions options = new Conv2dOptions(inputs, 32, new LongPointer(3, 3));
		options.padding().put(new LongPointer(1, 1));
		return options;
	}

	private List<Tensor> load(Workload workload) {
		List<float[]> weights = workload.weights();
		this.conv1.weight(parameter(weights.get(0), 32, 3, 3, 3));
		this.conv1.bias(parameter(weights.get(1), 32));
		this.conv2.weight(parameter(weights.get(2), 32, 32, 3, 3));
		this.conv2.bias(parameter(weights.get(3), 32));
		this.fc3.weight(parameter(weights.get(4), 512, 8192));
		this.fc3.bias(parameter(weights.get(5), 512));
		this.fc4.weight(parameter(weights.get(6), Workload.CLASSES, 512));
		this.fc4.bias(parameter(weights.get(7), Workload.CLASSES));
		return List.of(this.conv1.weight(), this.conv1.bias(), this.conv2.weight(), this.conv2.bias(),
				this.fc3.weight(), this.fc3.bias(), this.fc4.weight(), this.fc4.bias());
	}

	private Tensor parameter(float[] values, long... shape) {
		Tensor tensor = Tensor.create(values, shape);
		return ((shape.length == 4) ? tensor.contiguous(this.format) : tensor).set_requires_grad(true);
	}

	private Tensor pictures(float[] values, int count) {
		return Tensor.create(values, count, 3, 32, 32).contiguous(this.format);
	}

	@Override
	public double train(int step) {
		try (PointerScope scope = new PointerScope()) {
			this.optimizer.zero_grad(true);
			Tensor logits = logits(this.tensors.batch(step), true);
			Tensor loss = torch.cross_entropy_loss(logits, this.tensors.labels(step));
			loss.backward();
			this.optimizer.step();
			return loss.item_float();
		}
	}

	@Override
	public void forward(int count) {
		try (PointerScope scope = new PointerScope(); InferenceMode mode = new InferenceMode(true)) {
			torch.softmax(logits(this.tensors.first(count), false), 1);
		}
	}

	@Override
	public float[] probabilities(int count) {
		try (PointerScope scope = new PointerScope(); InferenceMode mode = new InferenceMode(true)) {
			float[] values = new float[count * Workload.CLASSES];
			torch.softmax(logits(this.tensors.first(count), false), 1).data_ptr_float().get(values);
			return values;
		}
	}

	private Tensor logits(Tensor pictures, boolean training) {
		Tensor maps = torch.dropout(torch.relu_(this.conv1.forward(pictures)), Workload.DROP1, training);
		Tensor pooled = torch.max_pool2d(torch.relu_(this.conv2.forward(maps)), 2, 2);
		Tensor hidden = torch.relu_(this.fc3.forward(torch.flatten(pooled, 1, -1)));
		return this.fc4.forward(torch.dropout(hidden, Workload.DROP3, training));
	}

	@Override
	public String settings() {
		boolean hasOneDnn = Context.hasMKLDNN();
		return "inference mode, " + this.format + ", " + torch.get_cpu_capability().getString()
				+ (hasOneDnn ? ", with oneDNN" : ", without oneDNN") + ", threads " + torch.get_num_threads()
				+ ", inter-op threads " + torch.get_num_interop_threads();
	}

}
