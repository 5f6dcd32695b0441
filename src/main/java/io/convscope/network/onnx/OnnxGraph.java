package io.convscope.network.onnx;

import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Layer;
import io.convscope.network.description.LeakyRelu;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.Relu;
import io.convscope.network.description.Softmax;
import io.convscope.network.description.TensorShape;
import io.convscope.network.description.Window;
import onnx.Onnx;

/**
 * The nodes of a network in inference mode, one after the other: each computes one value
 * from the one before, and from the tensors of its layer under their names.
 */
final class OnnxGraph {

	static final String INPUT = "input";

	static final String LOGITS = "logits";

	static final String PROBABILITIES = "probabilities";

	private static final Map<Class<? extends Layer>, Translation<?>> KINDS = Map.ofEntries(
			kind(Convolution.class, (graph, info, layer) -> graph.add("Conv", info, window(info))),
			kind(BatchNormalization.class,
					(graph, info, layer) -> graph.add("BatchNormalization", info, number("epsilon", layer.epsilon()))),
			kind(Relu.class, (graph, info, layer) -> graph.add("Relu", info)),
			kind(LeakyRelu.class, (graph, info, layer) -> graph.add("LeakyRelu", info, number("alpha", layer.slope()))),
			kind(MaxPooling.class, (graph, info, layer) -> graph.add("MaxPool", info, window(info))),
			kind(AveragePooling.class, (graph, info, layer) -> graph.addMeans(info)),
			kind(GlobalAveragePooling.class, (graph, info, layer) -> graph.add("GlobalAveragePool", info)),
			kind(Dense.class, (graph, info, layer) -> graph.addProduct(info)),
			kind(Softmax.class, (graph, info, layer) -> graph.addEnd(info)),
			kind(Dropout.class, (graph, info, layer) -> {
			}));

	private final Onnx.GraphProto.Builder nodes;

	private boolean flat;

	/**
	 * Begins at the input.
	 * @param nodes takes the nodes
	 */
	OnnxGraph(Onnx.GraphProto.Builder nodes) {
		this.nodes = nodes;
	}

	/**
	 * Adds a layer; the last one has to be {@link Softmax}.
	 * @param layer the layer that follows those before
	 */
	void add(LayerInfo layer) {
		Objects.requireNonNull(KINDS.get(layer.layer().getClass()), layer::kind).addTo(this, layer);
	}

	private static <L extends Layer> Map.Entry<Class<? extends Layer>, Translation<?>> kind(Class<L> type,
			Nodes<L> nodes) {
		return Map.entry(type, new Translation<>(type, nodes));
	}

	private void add(String operator, LayerInfo layer, Onnx.AttributeProto... attributes) {
		add(operator, layer.name(), attributes);
		layer.tensors().stream().map(TensorShape::name).forEach(last()::addInput);
	}

	// no layer's name has a dot, so that no value is called as a tensor, or as the input
	private void add(String operator, String name, Onnx.AttributeProto... attributes) {
		String before = (this.nodes.getNodeCount() == 0) ? INPUT : last().getOutput(0);
		Onnx.NodeProto.Builder node = this.nodes.addNodeBuilder()
			.setName(name)
			.setOpType(operator)
			.addInput(before)
			.addOutput(name + ".output");
		for (Onnx.AttributeProto attribute : attributes) {
			node.addAttribute(attribute);
		}
	}

	private Onnx.NodeProto.Builder last() {
		return this.nodes.getNodeBuilder(this.nodes.getNodeCount() - 1);
	}

	// PyTorch counts the padding's zeros
	private void addMeans(LayerInfo layer) {
		add("AveragePool", layer, window(layer));
		last().addAttribute(integer("count_include_pad", 1));
	}

	private void addProduct(LayerInfo layer) {
		if (!this.flat) {
			add("Flatten", layer.name() + ".flatten", integer("axis", 1));
			this.flat = true;
		}
		add("Gemm", layer, integer("transB", 1));
	}

	private void addEnd(LayerInfo softmax) {
		last().setOutput(0, LOGITS);
		add("Softmax", softmax, integer("axis", 1));
		last().setOutput(0, PROBABILITIES);
	}

	private static Onnx.AttributeProto[] window(LayerInfo layer) {
		Window window = layer.sliding().orElseThrow();
		return new Onnx.AttributeProto[] { list("kernel_shape", window.size(), 2), list("strides", window.stride(), 2),
				list("pads", window.padding(), 4) };
	}

	private static Onnx.AttributeProto list(String name, long value, int times) {
		return Onnx.AttributeProto.newBuilder()
			.setName(name)
			.setType(Onnx.AttributeProto.AttributeType.INTS)
			.addAllInts(LongStream.generate(() -> value).limit(times).boxed().toList())
			.build();
	}

	private static Onnx.AttributeProto integer(String name, long value) {
		return Onnx.AttributeProto.newBuilder()
			.setName(name)
			.setType(Onnx.AttributeProto.AttributeType.INT)
			.setI(value)
			.build();
	}

	private static Onnx.AttributeProto number(String name, double value) {
		return Onnx.AttributeProto.newBuilder()
			.setName(name)
			.setType(Onnx.AttributeProto.AttributeType.FLOAT)
			.setF((float) value)
			.build();
	}

	/**
	 * Adds the nodes of one kind of layer.
	 */
	@FunctionalInterface
	private interface Nodes<L extends Layer> {

		void addTo(OnnxGraph graph, LayerInfo info, L layer);

	}

	/**
	 * How one kind of layer is written.
	 *
	 * @param type the kind's class
	 * @param nodes adds its nodes
	 */
	private record Translation<L extends Layer>(Class<L> type, Nodes<L> nodes) {

		void addTo(OnnxGraph graph, LayerInfo info) {
			this.nodes.addTo(graph, info, this.type.cast(info.layer()));
		}

	}

}
