package io.convscope.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.InferenceMode;
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

	private final PyTorchNetwork network;

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
		this.network = new PyTorchNetwork(workload, this.format);
		SGDOptions options = new SGDOptions(Workload.LEARNING_RATE);
		options.momentum().put(Workload.MOMENTUM);
		this.optimizer = new SGD(new TensorVector(this.network.learned().toArray(new Tensor[0])), options);
		this.tensors = new Tensors<>(workload,
				(values, count) -> Tensor.create(values, workload.shape(count)).contiguous(this.format),
				(labels) -> Tensor.create(labels, Workload.BATCH));
	}

	public static void main(String[] args) throws IOException {
		int threads = Integer.parseInt(args[0]);
		List<String> settings = Arrays.asList(args).subList(1, args.length);
		Desk.serve((workload) -> new PyTorchContender(workload, threads, settings));
	}

	@Override
	public double train(int step) {
		try (PointerScope scope = new PointerScope()) {
			this.optimizer.zero_grad(true);
			Tensor logits = this.network.logits(this.tensors.batch(step), true);
			Tensor loss = torch.cross_entropy_loss(logits, this.tensors.labels(step));
			loss.backward();
			this.optimizer.step();
			return loss.item_float();
		}
	}

	@Override
	public void forward(int count) {
		try (PointerScope scope = new PointerScope(); InferenceMode mode = new InferenceMode(true)) {
			torch.softmax(this.network.logits(this.tensors.first(count), false), 1);
		}
	}

	@Override
	public float[] probabilities(int count) {
		try (PointerScope scope = new PointerScope(); InferenceMode mode = new InferenceMode(true)) {
			float[] values = new float[count * Workload.CLASSES];
			torch.softmax(this.network.logits(this.tensors.first(count), false), 1).data_ptr_float().get(values);
			return values;
		}
	}

	@Override
	public String settings() {
		boolean hasOneDnn = Context.hasMKLDNN();
		return "inference mode, " + this.format + ", " + torch.get_cpu_capability().getString()
				+ (hasOneDnn ? ", with oneDNN" : ", without oneDNN") + ", threads " + torch.get_num_threads()
				+ ", inter-op threads " + torch.get_num_interop_threads();
	}

}
