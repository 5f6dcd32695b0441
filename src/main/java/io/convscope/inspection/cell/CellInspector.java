package io.convscope.inspection.cell;

import java.util.Optional;

import io.convscope.inspection.FeatureMaps;
import io.convscope.inspection.Origin;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.LoadedModel;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.description.Maps;

import org.springframework.stereotype.Component;

/**
 * Shows how single values of a layer are computed. Thread safe.
 */
@Component
class CellInspector {

	private final InferenceThread thread;

	CellInspector(InferenceThread thread) {
		this.thread = thread;
	}

	/**
	 * Computes a value with its arithmetic.
	 * @param request the layer and the value
	 * @param shown the picture
	 * @return the value
	 */
	CellValues inspect(CellRequest request, ShownPicture shown) {
		LayerInfo layer = request.layer();
		float[] picture = shown.picture().toInput();
		Pass pass = InferenceThread
			.await(this.thread.submit(request.model(), (loaded) -> pass(loaded, layer, picture)));
		return new CellValues(pass.origin(), layer.name(), layer.kind(), shown.source(), request.cell(),
				new Maps(layer.output(), pass.output()).at(request.cell()), pass.before(),
				layer.explain(pass.input(), pass.weights(), request.cell(), request.top()));
	}

	// in one task, since a provisional model may be replaced between two
	private static Pass pass(LoadedModel loaded, LayerInfo layer, float[] picture) {
		Network network = loaded.network();
		Optional<String> before = network.architecture().before(layer.name()).map(LayerInfo::name);
		float[] input = before.map((name) -> network.activations(name, picture, 1)).orElse(picture);
		return new Pass(Origin.of(loaded.model()), loaded.weights(),
				FeatureMaps.inputOf(network.architecture(), layer.name()), input,
				network.activations(layer.name(), picture, 1));
	}

	/**
	 * The input and the output of a layer for a picture.
	 *
	 * @param origin the model or epoch that computed them
	 * @param weights the network's weights
	 * @param before the layer that the input comes from, or {@code picture}
	 * @param input the layer's input
	 * @param output the layer's output
	 */
	private record Pass(Origin origin, Weights weights, String before, float[] input, float[] output) {
	}

}
