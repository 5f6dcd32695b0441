package io.convscope.explanation;

import java.util.Optional;

import io.convscope.image.Picture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.network.LayerInfo;
import io.convscope.network.Network;
import io.convscope.network.description.Shape;
import io.convscope.network.LogitGradients;
import org.jspecify.annotations.Nullable;

/**
 * Grad-CAM: the sum of the maps of the last convolution after its ReLU, each weighted by
 * the mean of the logit's gradient over it. Negative sums become zero, so no pixel counts
 * against a label. Maps smaller than the picture are enlarged.
 * <p>
 * R. Selvaraju and others, <em>Grad-CAM: Visual Explanations from Deep Networks via
 * Gradient-based Localization</em>, 2017.
 *
 * @param layer the layer whose maps are used; null before the network is known, and for a
 * network without convolution, for which the planes of the picture are used
 */
record GradCam(@Nullable String layer) implements ExplanationMethod {

	/** Grad-CAM of the last layer with maps. */
	static final GradCam LAST_MAPS = new GradCam(null);

	@Override
	public String id() {
		return "gradcam";
	}

	@Override
	public GradCam completed(Model model) {
		return new GradCam(model.architecture().lastMaps().map(LayerInfo::name).orElse(null));
	}

	@Override
	public float[][] weigh(InferenceThread thread, Model model, Picture picture, int label) {
		float[] input = picture.toInput();
		return InferenceThread.await(
				thread.submit(model, (loaded, gradients) -> weigh(loaded.networkOf(model), gradients, input, label)));
	}

	private static float[][] weigh(Network network, LogitGradients gradients, float[] input, int label) {
		Shape picture = network.architecture().inputShape();
		Optional<LayerInfo> layer = network.architecture().lastMaps();
		float[] maps = layer.map((each) -> network.activations(each.name(), input, 1)).orElse(input);
		float[] slopes = layer.map((each) -> gradients.toLayer(each.name(), label, input, 1))
			.orElseGet(() -> gradients.toInput(label, input, 1));
		Shape shape = layer.map(LayerInfo::output).orElse(picture);
		return enlarge(combine(maps, slopes, shape), picture);
	}

	private static float[][] combine(float[] maps, float[] gradients, Shape shape) {
		int size = shape.height() * shape.width();
		double[] sums = new double[size];
		for (int channel = 0; channel < maps.length; channel += size) {
			double weight = mean(gradients, channel, size);
			for (int i = 0; i < size; i++) {
				sums[i] += weight * maps[channel + i];
			}
		}
		float[][] positive = new float[shape.height()][shape.width()];
		for (int i = 0; i < size; i++) {
			positive[i / shape.width()][i % shape.width()] = (float) Math.max(0, sums[i]);
		}
		return positive;
	}

	private static double mean(float[] gradients, int from, int size) {
		double sum = 0;
		for (int i = 0; i < size; i++) {
			sum += gradients[from + i];
		}
		return sum / size;
	}

	// bilinear, as the paper does it
	private static float[][] enlarge(float[][] map, Shape picture) {
		if (map.length == picture.height() && map[0].length == picture.width()) {
			return map;
		}
		float[][] enlarged = new float[picture.height()][picture.width()];
		for (int row = 0; row < enlarged.length; row++) {
			for (int column = 0; column < enlarged[row].length; column++) {
				enlarged[row][column] = (float) between(map, place(row, enlarged.length, map.length),
						place(column, enlarged[row].length, map[0].length));
			}
		}
		return enlarged;
	}

	private static double place(int index, int count, int of) {
		return Math.min(Math.max(0, (index + 0.5) * of / count - 0.5), of - 1);
	}

	private static double between(float[][] map, double row, double column) {
		double down = row - (int) row;
		double above = between(map[(int) row], column);
		return (down == 0) ? above : above + down * (between(map[(int) row + 1], column) - above);
	}

	private static double between(float[] line, double place) {
		double right = place - (int) place;
		float left = line[(int) place];
		return (right == 0) ? left : left + right * (line[(int) place + 1] - left);
	}

}
