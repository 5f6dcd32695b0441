package io.convscope.explanation;

import java.util.List;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.network.Network;

/**
 * Occlusion: covers the picture with a patch at one position after another. The weight of
 * a pixel is the drop of the logit, averaged over all patches that cover the pixel.
 * <p>
 * M. Zeiler and R. Fergus, <em>Visualizing and Understanding Convolutional Networks</em>,
 * 2013.
 *
 * @param patch rows and columns of the patch
 * @param stride pixels from one position to the next
 * @param cover the colour of the patch
 */
record Occlusion(int patch, int stride, Cover cover) implements ExplanationMethod {

	static final int LEAST_PATCH = 2;

	static final int MOST_PATCH = 16;

	static final int DEFAULT_PATCH = 5;

	static final int LEAST_STRIDE = 2;

	static final int DEFAULT_STRIDE = 3;

	/**
	 * Batch size; not above that of predictions, since the network's memory grows with it
	 * and is not released.
	 */
	private static final int AT_ONCE = 32;

	@Override
	public String id() {
		return "occlusion";
	}

	@Override
	public float[][] weigh(InferenceThread thread, Model model, Picture picture, int label) {
		int side = picture.size().side();
		List<Patch> patches = Patch.over(side, this.patch, this.stride);
		float[] input = picture.toInput();
		return InferenceThread.await(thread.submit(model, (loaded) -> {
			Network network = loaded.networkOf(model);
			float whole = Logits.of(network, label, input, 1)[0];
			double[][] sums = new double[side][side];
			double[][] counts = new double[side][side];
			for (int from = 0; from < patches.size(); from += AT_ONCE) {
				List<Patch> some = patches.subList(from, Math.min(from + AT_ONCE, patches.size()));
				float[] logits = Logits.of(network, label, covered(input, picture.size(), some), some.size());
				for (int i = 0; i < logits.length; i++) {
					some.get(i).add(sums, (double) whole - logits[i]);
					some.get(i).add(counts, 1);
				}
			}
			return quotients(sums, counts);
		}));
	}

	private float[] covered(float[] input, PictureSize size, List<Patch> patches) {
		float[] colour = this.cover.colour(input, size);
		float[] covered = new float[patches.size() * input.length];
		for (int i = 0; i < patches.size(); i++) {
			System.arraycopy(input, 0, covered, i * input.length, input.length);
			patches.get(i).cover(covered, i * input.length, size, colour);
		}
		return covered;
	}

	private static float[][] quotients(double[][] sums, double[][] counts) {
		float[][] quotients = new float[sums.length][sums.length];
		for (int row = 0; row < sums.length; row++) {
			for (int column = 0; column < sums.length; column++) {
				quotients[row][column] = (float) (sums[row][column] / counts[row][column]);
			}
		}
		return quotients;
	}

}
