package io.convscope.explanation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.image.PictureSize;

/**
 * The colour that occlusion covers a part of a picture with.
 */
enum Cover {

	/** The picture's mean colour. */
	MEAN {
		@Override
		float plane(float[] input, int from, int length) {
			double sum = 0;
			for (int i = 0; i < length; i++) {
				sum += input[from + i];
			}
			return (float) (sum / length);
		}
	},

	/** Gray of half brightness. */
	GRAY {
		@Override
		float plane(float[] input, int from, int length) {
			return 0.5f;
		}
	};

	abstract float plane(float[] input, int from, int length);

	/**
	 * Computes the colour.
	 * @param input the picture as network input
	 * @param size the picture's size
	 * @return a value for each of its planes, 0 to 1
	 */
	float[] colour(float[] input, PictureSize size) {
		float[] colour = new float[size.channels()];
		for (int channel = 0; channel < colour.length; channel++) {
			colour[channel] = plane(input, channel * size.plane(), size.plane());
		}
		return colour;
	}

	/**
	 * Returns the name of this cover in URLs and JSON.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
