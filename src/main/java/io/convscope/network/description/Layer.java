package io.convscope.network.description;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A layer of a network. Each kind of layer is one class, which knows its fields in JSON,
 * and for an input of any shape its output, its parameters, its Deeplearning4j layer and
 * its arithmetic. Immutable, thus thread safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Convolution.class, name = Convolution.KIND),
		@JsonSubTypes.Type(value = BatchNormalization.class, name = BatchNormalization.KIND),
		@JsonSubTypes.Type(value = Relu.class, name = Relu.KIND),
		@JsonSubTypes.Type(value = LeakyRelu.class, name = LeakyRelu.KIND),
		@JsonSubTypes.Type(value = Dropout.class, name = Dropout.KIND),
		@JsonSubTypes.Type(value = MaxPooling.class, name = MaxPooling.KIND),
		@JsonSubTypes.Type(value = AveragePooling.class, name = AveragePooling.KIND),
		@JsonSubTypes.Type(value = GlobalAveragePooling.class, name = GlobalAveragePooling.KIND),
		@JsonSubTypes.Type(value = Dense.class, name = Dense.KIND) })
@JsonPropertyOrder({ "name", "kind" })
public interface Layer {

	/**
	 * Names the layer.
	 * @return the name, unique in its network
	 */
	String name();

	/**
	 * Names what the layer does, as URLs and JSON do.
	 * @return the same for all layers of a kind
	 */
	@JsonProperty
	String kind();

	/**
	 * Computes the output's shape.
	 * @param input the input's shape
	 * @return the output's shape
	 * @throws IllegalArgumentException if the layer can't take such an input
	 */
	Shape output(Shape input);

	/**
	 * Lists the tensors that the layer keeps: its parameters, and statistics.
	 * @param input the input's shape
	 * @return in the order of PyTorch's state dictionary; empty if the layer has none
	 */
	default List<TensorShape> tensors(Shape input) {
		return List.of();
	}

	/**
	 * Tells how large the part of the input is that the weights of one output channel
	 * meet.
	 * @param input the input's shape
	 * @return the sizes of one kernel; empty if the layer has no kernels
	 */
	default Optional<Shape> kernel(Shape input) {
		return Optional.empty();
	}

	/**
	 * Finds the part of a map that one output value looks at, where that slides over the
	 * map.
	 * @return the window; empty if each value looks at its own place, or at everything
	 */
	default Optional<Window> sliding() {
		return Optional.empty();
	}

	/**
	 * Describes the layer to Deeplearning4j.
	 * @param input the input's shape
	 * @return a new configuration
	 */
	org.deeplearning4j.nn.conf.layers.Layer toDl4j(Shape input);

	/**
	 * Computes the output in inference mode, in plain Java.
	 * @param input the input
	 * @param tensors the values of the tensors, in their order
	 * @return channel, row, column
	 */
	float[] compute(Maps input, List<float[]> tensors);

	/**
	 * Shows how one value comes from the input.
	 * @param input the input
	 * @param tensors the values of the tensors, in their order
	 * @param cell which value
	 * @param most how many contributions to list where a value has thousands
	 * @return the arithmetic
	 */
	Arithmetic explain(Maps input, List<float[]> tensors, Cell cell, int most);

}
