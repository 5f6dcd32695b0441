package io.convscope.dataset.shapes;

/**
 * The interior of a shape, centred at the origin, within a circle of radius 1.
 */
@FunctionalInterface
interface Outline {

	/**
	 * Checks whether a point is inside.
	 * @param x its coordinate to the right
	 * @param y its coordinate downwards
	 * @return whether the shape covers the point
	 */
	boolean contains(double x, double y);

	/**
	 * Creates a rectangle centred at the origin.
	 * @param halfWidth half its width
	 * @param halfHeight half its height
	 * @return the outline
	 */
	static Outline rectangle(double halfWidth, double halfHeight) {
		return (x, y) -> Math.abs(x) <= halfWidth && Math.abs(y) <= halfHeight;
	}

	/**
	 * Creates a disc whose centre is on the x axis.
	 * @param centreX the x coordinate of its centre
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
	 * Returns this outline rotated, scaled and moved.
	 * @param centreX the new x coordinate of the origin
	 * @param centreY the new y coordinate of the origin
	 * @param radius the scale: the new length of the radius 1
	 * @param angle the rotation in radians
	 * @return the new outline
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
