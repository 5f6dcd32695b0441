package io.convscope.network.pytorch;

import java.util.Map;
import java.util.Objects;

import io.convscope.network.Architecture;
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
import io.convscope.network.description.Window;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a network as a class of PyTorch, a {@code torch.nn.Module} that computes the
 * logits and whose {@code load_state_dict} takes the weights under their names.
 */
public final class PyTorchModule {

	private static final Map<Class<? extends Layer>, Translation> KINDS = Map.of(Convolution.class,
			(layer, info, flat) -> convolution((Convolution) layer, info), BatchNormalization.class,
			(layer, info, flat) -> normalization((BatchNormalization) layer, info, flat), Relu.class,
			(layer, info, flat) -> "nn.ReLU()", LeakyRelu.class,
			(layer, info, flat) -> "nn.LeakyReLU(" + ((LeakyRelu) layer).slope() + ")", Dropout.class,
			(layer, info, flat) -> "nn.Dropout(" + ((Dropout) layer).rate() + ")", MaxPooling.class,
			(layer, info, flat) -> pooling("MaxPool2d", layer), AveragePooling.class,
			(layer, info, flat) -> pooling("AvgPool2d", layer), GlobalAveragePooling.class,
			(layer, info, flat) -> "nn.AdaptiveAvgPool2d(1)", Dense.class,
			(layer, info, flat) -> "nn.Linear(" + info.input().size() + ", " + info.channels() + ")");

	// JSON's strings are Python's, as long as they are of ASCII
	private static final JsonMapper ASCII = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private static final String CLASSES = "classes";

	private PyTorchModule() {
	}

	/**
	 * Writes the class {@code Network}.
	 * @param network the network
	 * @return Python, which needs {@code from torch import nn}
	 */
	public static String write(Architecture network) {
		StringBuilder text = new StringBuilder("class Network(nn.Module):\n    ");
		text.append(literal("The network " + network.description().name() + ". " + network.description().description()))
			.append("\n\n    def __init__(self, classes=")
			.append(network.classes())
			.append("):\n        super().__init__()\n");
		StringBuilder forward = new StringBuilder("\n    def forward(self, x):\n");
		boolean flat = false;
		for (LayerInfo layer : network.layers()) {
			if (layer.layer() instanceof Softmax) {
				continue;
			}
			if (layer.layer() instanceof Dense && !flat) {
				forward.append("        x = x.flatten(1)\n");
				flat = true;
			}
			String attribute = attribute(layer.name());
			text.append("        ").append(attribute).append(" = ").append(module(layer, network, flat)).append('\n');
			forward.append("        x = ").append(attribute).append("(x)\n");
		}
		return text.append(forward).append("        return x\n").toString();
	}

	/**
	 * Writes a text as Python does.
	 * @param text any text
	 * @return a literal
	 */
	public static String literal(String text) {
		return ASCII.writeValueAsString(text);
	}

	/**
	 * Writes texts as Python does.
	 * @param texts any texts
	 * @return the literal of a list
	 */
	public static String literal(Iterable<String> texts) {
		return ASCII.writeValueAsString(texts);
	}

	// attributes of nn.Module and words of Python have no digits in them, but one
	private static String attribute(String layer) {
		return (layer.chars().anyMatch(Character::isDigit) && !layer.equals("bfloat16")) ? "self." + layer
				: "self._modules[\"" + layer + "\"]";
	}

	private static String module(LayerInfo layer, Architecture network, boolean flat) {
		String module = Objects.requireNonNull(KINDS.get(layer.layer().getClass()), layer::kind)
			.write(layer.layer(), layer, flat);
		boolean open = layer.layer() instanceof Dense && layer.equals(network.logits());
		return open ? module.replaceFirst("[0-9]+\\)$", CLASSES + ")") : module;
	}

	private static String convolution(Convolution layer, LayerInfo info) {
		return "nn.Conv2d(" + info.input().channels() + ", " + layer.filters() + ", kernel_size=" + layer.kernel()
				+ ", stride=" + layer.stride() + ", padding=" + layer.padding() + ")";
	}

	// over the flat values behind a dense layer, else over maps, if only of one value
	private static String normalization(BatchNormalization layer, LayerInfo info, boolean flat) {
		return "nn.BatchNorm" + (flat ? 1 : 2) + "d(" + info.channels() + ", eps=" + layer.epsilon() + ", momentum="
				+ layer.momentum() + ")";
	}

	private static String pooling(String module, Layer layer) {
		Window window = layer.sliding().orElseThrow();
		return "nn." + module + "(kernel_size=" + window.size() + ", stride=" + window.stride() + ", padding="
				+ window.padding() + ")";
	}

	/**
	 * Writes the modules of one kind.
	 */
	@FunctionalInterface
	private interface Translation {

		String write(Layer layer, LayerInfo info, boolean flat);

	}

}
