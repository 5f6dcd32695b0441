package io.convscope.inspection;

/**
 * Tiles of one size in rows, with gaps between them; the last row may be short.
 *
 * @param tiles how many
 * @param columns tiles in a full row
 * @param tileWidth pixels
 * @param tileHeight pixels
 * @param gap pixels between neighbours; there is none at the edge
 */
record GridLayout(int tiles, int columns, int tileWidth, int tileHeight, int gap) {

	/**
	 * Chooses a number of columns: a power of two that makes the grid about square, or
	 * twice as wide as high.
	 * @param tiles how many tiles there are, at least 1
	 * @param least no fewer columns than this, unless one row holds all
	 * @return the number of columns
	 */
	static int columns(int tiles, int least) {
		int columns = least;
		while (columns * columns < tiles) {
			columns *= 2;
		}
		return Math.min(columns, tiles);
	}

	int width() {
		return x(this.columns - 1) + this.tileWidth;
	}

	int height() {
		return y(this.tiles - 1) + this.tileHeight;
	}

	int x(int tile) {
		return tile % this.columns * (this.tileWidth + this.gap);
	}

	int y(int tile) {
		return tile / this.columns * (this.tileHeight + this.gap);
	}

}
