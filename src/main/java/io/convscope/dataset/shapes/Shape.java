package io.convscope.dataset.shapes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The classes of the data set {@code shapes}. The ordinal is the class number.
 */
public enum Shape {

	// the curve (x^2 + y^2 - 1)^3 = x^2 y^3, scaled to fit the unit circle
	HEART((x, y) -> {
		double u = 1.3 * x;
		double v = 0.2 - 1.3 * y;
		double w = u * u + v * v - 1;
		return w * w * w <= u * u * v * v * v;
	}),

	BAR(Outline.rectangle(0.95, 0.28)),

	STAR(Polygon.radial(10, 1, 0.42)),

	SQUARE(Outline.rectangle(0.7, 0.7)),

	RING(Outline.disc(0, 0.95).without(Outline.disc(0, 0.5))),

	TRIANGLE(Polygon.radial(3, 1)),

	MOON(Outline.disc(0, 0.95).without(Outline.disc(0.5, 0.72))),

	CIRCLE(Outline.disc(0, 0.88)),

	CROSS(Outline.rectangle(0.3, 0.95).or(Outline.rectangle(0.95, 0.3))),

	ARROW(Outline.rectangle(0.24, 0.95)
		.or(new Polygon(new double[] { 0, 0.8, -0.8 }, new double[] { -0.98, 0.1, 0.1 })));

	private final Outline outline;

	Shape(Outline outline) {
		this.outline = outline;
	}

	Outline outline() {
		return this.outline;
	}

	static List<String> labels() {
		return Stream.of(values()).map((shape) -> shape.name().toLowerCase(Locale.ROOT)).toList();
	}

}
