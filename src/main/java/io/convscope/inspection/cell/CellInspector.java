package io.convscope.inspection.cell;

import java.util.Optional;

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
 * Shows how single values come about. Thread safe.
 */
@Component
class CellInspector {

	private final InferenceThread thread;

	CellInspector(InferenceThread thread) {
		this.thread = thread;
	}

	/**
	 * Computes a value, and the arithmetic behind it.
	 * @param request what is wanted
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

	// all in one go: a provisional model may be replaced in between
	private static Pass pass(LoadedModel loaded, LayerInfo layer, float[] picture) {
		Network network = loaded.network();
		Optional<String> before = network.architecture().before(layer.name()).map(LayerInfo::name);
		float[] input = before.map((name) -> network.activations(name, picture, 1)).orElse(picture);
		return new Pass(Origin.of(loaded.model()), loaded.weights(), before.orElse("picture"), input,
				network.activations(layer.name(), picture, 1));
	}

	/**
	 * What a layer made of a picture, and from what.
	 *
	 * @param origin whose layer it is
	 * @param weights the network's
	 * @param before the layer that the input comes from, or {@code picture}
	 * @param input the layer's input
	 * @param output the layer's output
	 */
	private record Pass(Origin origin, Weights weights, String before, float[] input, float[] output) {
	}

}
