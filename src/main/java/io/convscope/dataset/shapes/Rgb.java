package io.convscope.dataset.shapes;

/**
 * An RGB colour, each channel 0 to 1.
 *
 * @param red the red channel
 * @param green the green channel
 * @param blue the blue channel
 */
record Rgb(double red, double green, double blue) {

	/**
	 * Converts a colour from hue, saturation and value.
	 * @param hue any number, in turns of the colour circle; 0 and every whole number are
	 * red
	 * @param saturation 0 (grey) to 1
	 * @param value 0 (black) to 1
	 * @return the colour
	 */
	static Rgb ofHue(double hue, double saturation, double value) {
		return new Rgb(channel(hue, 5, saturation, value), channel(hue, 3, saturation, value),
				channel(hue, 1, saturation, value));
	}

	// https://en.wikipedia.org/wiki/HSL_and_HSV#HSV_to_RGB_alternative
	private static double channel(double hue, int n, double saturation, double value) {
		double sector = n + 6 * (hue - Math.floor(hue));
		double k = (sector >= 6) ? sector - 6 : sector;
		return value - value * saturation * Math.max(0, Math.min(Math.min(k, 4 - k), 1));
	}

	public double channel(int channel) {
		return switch (channel) {
			case 0 -> this.red;
			case 1 -> this.green;
			default -> this.blue;
		};
	}

}
