package io.convscope.explanation;

import java.util.Arrays;
import java.util.Random;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;

/**
 * Saliency: the product of the picture and the logit's gradient, summed over the colours
 * of a pixel. To first order, it is the drop of the logit if the pixel were black.
 * <p>
 * The gradient may be smoothed by taking the mean over noisy copies of the picture. D.
 * Smilkov and others, <em>SmoothGrad: removing noise by adding noise</em>, 2017.
 *
 * @param smooth number of noisy copies; 0 for the gradient at the picture itself
 */
record Saliency(int smooth) implements ExplanationMethod {

	static final int MOST_COPIES = 32;

	/** The noise's standard deviation; pixels are from 0 to 1. */
	private static final float NOISE = 0.15f;

	private static final long SEED = 42;

	/** Pictures per task, after which waiting predictions get their turn. */
	private static final int AT_ONCE = 4;

	@Override
	public String id() {
		return "saliency";
	}

	@Override
	public float[][] weigh(InferenceThread thread, Model model, Picture picture, int label) {
		float[] input = picture.toInput();
		float[] pictures = (this.smooth > 0) ? noisyCopies(input) : input;
		int values = input.length;
		double[] sums = new double[values];
		for (int from = 0; from < pictures.length; from += AT_ONCE * values) {
			float[] some = Arrays.copyOfRange(pictures, from, Math.min(from + AT_ONCE * values, pictures.length));
			float[] gradients = InferenceThread.await(thread.submit(model, (loaded, gradient) -> {
				loaded.networkOf(model);
				return gradient.toInput(label, some, some.length / values);
			}));
			for (int i = 0; i < gradients.length; i++) {
				sums[i % values] += gradients[i];
			}
		}
		return products(picture.size(), input, sums, pictures.length / values);
	}

	private float[] noisyCopies(float[] input) {
		Random random = new Random(SEED);
		float[] copies = new float[this.smooth * input.length];
		for (int i = 0; i < copies.length; i++) {
			copies[i] = input[i % input.length] + NOISE * (float) random.nextGaussian();
		}
		return copies;
	}

	private static float[][] products(PictureSize size, float[] input, double[] sums, int count) {
		float[][] products = new float[size.side()][size.side()];
		for (int pixel = 0; pixel < size.plane(); pixel++) {
			double product = 0;
			for (int i = pixel; i < input.length; i += size.plane()) {
				product += input[i] * sums[i] / count;
			}
			products[pixel / size.side()][pixel % size.side()] = (float) product;
		}
		return products;
	}

}
