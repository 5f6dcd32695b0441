package io.convscope.explanation;

import io.convscope.image.Picture;
import io.convscope.model.InferenceThread;
import io.convscope.model.Model;

/**
 * Adds up the maps of a layer, each weighted by the mean of the logit's gradient over it,
 * and keeps what is above zero: class activation maps, which never speak against a label.
 * <p>
 * R. Selvaraju and others, <em>Grad-CAM: Visual Explanations from Deep Networks via
 * Gradient-based Localization</em>, 2017.
 *
 * @param layer the layer, whose maps are of the picture's size
 */
record GradCam(String layer) implements ExplanationMethod {

	/** The last layer before the pooling, after its ReLU. */
	static final GradCam LAST_MAPS = new GradCam("act2");

	private static final int MAP = Picture.SIZE * Picture.SIZE;

	@Override
	public String id() {
		return "gradcam";
	}

	@Override
	public float[][] weigh(InferenceThread thread, Model model, Picture picture, int label) {
		float[] input = picture.toInput();
		return InferenceThread.await(thread.submit(model,
				(loaded, gradients) -> combine(loaded.networkOf(model).activations(this.layer, input, 1),
						gradients.toLayer(this.layer, label, input, 1))));
	}

	private static float[][] combine(float[] maps, float[] gradients) {
		double[] sums = new double[MAP];
		for (int channel = 0; channel < maps.length; channel += MAP) {
			double weight = mean(gradients, channel);
			for (int i = 0; i < MAP; i++) {
				sums[i] += weight * maps[channel + i];
			}
		}
		float[][] positive = new float[Picture.SIZE][Picture.SIZE];
		for (int i = 0; i < MAP; i++) {
			positive[i / Picture.SIZE][i % Picture.SIZE] = (float) Math.max(0, sums[i]);
		}
		return positive;
	}

	private static double mean(float[] gradients, int from) {
		double sum = 0;
		for (int i = 0; i < MAP; i++) {
			sum += gradients[from + i];
		}
		return sum / MAP;
	}

}
