package io.convscope.explanation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.image.Picture;

/**
 * What a part of a picture is covered with.
 */
enum Cover {

	/** The picture's mean colour. */
	MEAN {
		@Override
		float plane(float[] input, int from) {
			double sum = 0;
			for (int i = 0; i < PLANE; i++) {
				sum += input[from + i];
			}
			return (float) (sum / PLANE);
		}
	},

	/** Gray, half as bright as can be. */
	GRAY {
		@Override
		float plane(float[] input, int from) {
			return 0.5f;
		}
	};

	private static final int PLANE = Picture.SIZE * Picture.SIZE;

	abstract float plane(float[] input, int from);

	/**
	 * Mixes the colour.
	 * @param input a picture as the network takes it
	 * @return its red, green and blue, 0 to 1
	 */
	float[] colour(float[] input) {
		float[] colour = new float[Picture.CHANNELS];
		for (int channel = 0; channel < colour.length; channel++) {
			colour[channel] = plane(input, channel * PLANE);
		}
		return colour;
	}

	/**
	 * Names this cover as URLs and JSON do.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
