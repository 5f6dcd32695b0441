package io.convscope.dataset.shapes;

/**
 * The inside of a drawn shape, around the origin, within a circle of radius 1.
 */
@FunctionalInterface
interface Outline {

	/**
	 * Tells whether a point is inside.
	 * @param x to the right
	 * @param y downwards
	 * @return whether the shape covers the point
	 */
	boolean contains(double x, double y);

	/**
	 * A rectangle around the origin.
	 * @param halfWidth half its width
	 * @param halfHeight half its height
	 * @return the outline
	 */
	static Outline rectangle(double halfWidth, double halfHeight) {
		return (x, y) -> Math.abs(x) <= halfWidth && Math.abs(y) <= halfHeight;
	}

	/**
	 * A disc.
	 * @param centreX where its middle is
	 * @param radius its radius
	 * @return the outline
	 */
	static Outline disc(double centreX, double radius) {
		return (x, y) -> (x - centreX) * (x - centreX) + y * y <= radius * radius;
	}

	default Outline or(Outline other) {
		return (x, y) -> contains(x, y) || other.contains(x, y);
	}

	default Outline without(Outline other) {
		return (x, y) -> contains(x, y) && !other.contains(x, y);
	}

	/**
	 * This outline elsewhere, in another size, turned.
	 * @param centreX where its origin goes
	 * @param centreY where its origin goes
	 * @param radius what becomes of the radius 1
	 * @param angle how far it is turned, in radians
	 * @return the outline
	 */
	default Outline placed(double centreX, double centreY, double radius, double angle) {
		double cos = StrictMath.cos(angle) / radius;
		double sin = StrictMath.sin(angle) / radius;
		return (x, y) -> {
			double right = x - centreX;
			double down = y - centreY;
			return contains(cos * right + sin * down, cos * down - sin * right);
		};
	}

}
