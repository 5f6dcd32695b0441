package io.convscope.inspection;

import java.util.Optional;

import io.convscope.model.InferenceThread;
import io.convscope.model.LoadedModel;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.Weights;
import io.convscope.network.Window;

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
				pass.output().at(request.cell()), pass.input().name(), arithmetic(pass, request));
	}

	// both in one go: a provisional model may be replaced in between
	private static Pass pass(LoadedModel loaded, LayerInfo layer, float[] picture) {
		Network network = loaded.network();
		Optional<LayerInfo> before = network.architecture().before(layer.name());
		float[] input = before.map((each) -> network.activations(each.name(), picture, 1)).orElse(picture);
		return new Pass(Origin.of(loaded.model()), network.architecture(), loaded.weights(), Planes.of(before, input),
				Planes.of(Optional.of(layer), network.activations(layer.name(), picture, 1)));
	}

	private static Arithmetic arithmetic(Pass pass, CellRequest request) {
		Planes input = pass.input();
		Cell cell = request.cell();
		return switch (request.layer().kind()) {
			case CONVOLUTION -> ConvolutionSum.of(input, filters(pass, request), window(pass, request), cell);
			case DENSE -> DenseSum.of(input, filters(pass, request), cell, request.top());
			case MAXPOOL -> PoolingChoice.of(input, window(pass, request), cell);
			case RELU, DROPOUT -> new SingleInput(input.at(cell));
			case SOFTMAX -> SoftmaxShare.of(input);
		};
	}

	private static Filters filters(Pass pass, CellRequest request) {
		return Filters.of(pass.origin(), pass.architecture(), request.layer(), pass.weights());
	}

	private static Window window(Pass pass, CellRequest request) {
		return pass.architecture().window(request.layer().name());
	}

	/**
	 * What a layer made of a picture, and from what.
	 *
	 * @param origin whose layer it is
	 * @param architecture the network's
	 * @param weights the network's
	 * @param input the layer's input
	 * @param output the layer's output
	 */
	private record Pass(Origin origin, Architecture architecture, Weights weights, Planes input, Planes output) {
	}

}
