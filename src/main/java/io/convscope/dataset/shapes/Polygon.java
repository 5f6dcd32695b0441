package io.convscope.dataset.shapes;

/**
 * The inside of a polygon.
 *
 * @param xs where each corner is, to the right
 * @param ys where each corner is, downwards
 */
record Polygon(double[] xs, double[] ys) implements Outline {

	/**
	 * A polygon whose corners lie on rays at equal angles, the first pointing up.
	 * @param corners how many corners
	 * @param radii the distances of the corners from the origin; they take turns
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
	 * Counts how often a ray to the right crosses an edge: an odd number from inside.
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
