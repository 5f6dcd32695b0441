package io.convscope.dataset.shapes;

/**
 * The interior of a polygon.
 *
 * @param xs the x coordinates of the corners, to the right
 * @param ys the y coordinates of the corners, downwards
 */
record Polygon(double[] xs, double[] ys) implements Outline {

	/**
	 * Creates a polygon whose corners lie on rays at equal angles, the first pointing up.
	 * @param corners the number of corners
	 * @param radii the distances of the corners from the origin, used cyclically
	 * @return the polygon
	 */
	static Polygon radial(int corners, double... radii) {
		double[] xs = new double[corners];
		double[] ys = new double[corners];
		for (int i = 0; i < corners; i++) {
			double angle = 2 * Math.PI * i / corners;
			double radius = radii[i % radii.length];
			xs[i] = radius * StrictMath.sin(angle);
			ys[i] = -radius * StrictMath.cos(angle);
		}
		return new Polygon(xs, ys);
	}

	/**
	 * Counts the edges that a ray to the right crosses: the point is inside if the number
	 * is odd.
	 */
	@Override
	public boolean contains(double x, double y) {
		boolean inside = false;
		for (int i = 0, j = this.xs.length - 1; i < this.xs.length; j = i++) {
			boolean spans = (this.ys[i] > y) != (this.ys[j] > y);
			if (spans && x < this.xs[i] + (y - this.ys[i]) / (this.ys[j] - this.ys[i]) * (this.xs[j] - this.xs[i])) {
				inside = !inside;
			}
		}
		return inside;
	}

}
