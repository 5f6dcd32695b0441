package io.convscope.network.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Shape;
import onnx.Onnx;
import org.nd4j.shade.protobuf.UnsafeByteOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a network with its weights as an ONNX file (github.com/onnx/onnx) of opset 13.
 * It takes {@code input}, pictures as picture, channel, row, column with values from 0 to
 * 1, as many at a time as one likes, and computes {@code logits} and
 * {@code probabilities} of each picture. The metadata has {@code labels}, a JSON array of
 * strings, and {@code network}, the description as JSON.
 */
public final class OnnxModel {

	private static final int OPSET = 13;

	// of ONNX 1.8, the first that has that opset
	private static final int IR_VERSION = 7;

	private static final String PICTURES = "pictures";

	private OnnxModel() {
	}

	/**
	 * Writes a file; equal networks with equal weights give equal bytes.
	 * @param network the network
	 * @param weights its weights
	 * @param labels the names of its classes
	 * @param out where to; need not be buffered
	 * @throws IOException if it cannot be written
	 */
	public static void write(Architecture network, Weights weights, List<String> labels, OutputStream out)
			throws IOException {
		Onnx.ModelProto.Builder model = Onnx.ModelProto.newBuilder()
			.setIrVersion(IR_VERSION)
			.setProducerName("convscope")
			.addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPSET))
			.addMetadataProps(metadata("labels", JsonMapper.shared().writeValueAsString(labels)))
			.addMetadataProps(metadata("network", network.description().toJson()));
		describe(network, model.getGraphBuilder());
		weights.tensors().forEach((each) -> model.getGraphBuilder().addInitializer(tensor(each)));
		model.build().writeTo(out);
	}

	private static void describe(Architecture network, Onnx.GraphProto.Builder graph) {
		NetworkDescription description = network.description();
		Shape picture = network.inputShape();
		graph.setName(description.name())
			.setDocString(description.description())
			.addInput(value(OnnxGraph.INPUT, picture.channels(), picture.height(), picture.width()))
			.addOutput(value(OnnxGraph.LOGITS, network.classes()))
			.addOutput(value(OnnxGraph.PROBABILITIES, network.classes()));
		OnnxGraph nodes = new OnnxGraph(graph);
		network.layers().forEach(nodes::add);
	}

	private static Onnx.ValueInfoProto value(String name, int... sizes) {
		Onnx.ValueInfoProto.Builder value = Onnx.ValueInfoProto.newBuilder().setName(name);
		Onnx.TypeProto.Tensor.Builder type = value.getTypeBuilder()
			.getTensorTypeBuilder()
			.setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE);
		type.getShapeBuilder().addDimBuilder().setDimParam(PICTURES);
		for (int size : sizes) {
			type.getShapeBuilder().addDimBuilder().setDimValue(size);
		}
		return value.build();
	}

	private static Onnx.TensorProto tensor(Tensor tensor) {
		ByteBuffer numbers = ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
		numbers.asFloatBuffer().put(tensor.values());
		Onnx.TensorProto.Builder written = Onnx.TensorProto.newBuilder()
			.setName(tensor.name())
			.setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
			// which nobody changes afterwards
			.setRawData(UnsafeByteOperations.unsafeWrap(numbers));
		for (int size : tensor.shape()) {
			written.addDims(size);
		}
		return written.build();
	}

	private static Onnx.StringStringEntryProto metadata(String key, String value) {
		return Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

}
