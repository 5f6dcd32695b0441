package io.convscope.inspection.filter;

import java.util.ArrayList;
import java.util.List;

import io.convscope.image.Drawing;
import io.convscope.inspection.MapOptions;
import io.convscope.inspection.drawing.MapGrid;
import io.convscope.inspection.drawing.Palette;
import io.convscope.inspection.drawing.Tiles;
import io.convscope.inspection.drawing.ValueScale;

/**
 * Draws filters: kernels with three planes in colour, others plane by plane.
 *
 * @param filters the filters
 * @param options how to draw them
 */
record FilterDrawing(Filters filters, MapOptions options) {

	private static final int COLOURS = 3;

	private static final int LEAST_COLUMNS_OF_LISTS = 4;

	Drawing draw() {
		boolean inColour = this.filters.shape().planes() == COLOURS && this.options.palette().isEmpty();
		return inColour ? drawInColour() : drawPlanes(this.options.palette().orElse(Palette.DIVERGING));
	}

	private Drawing drawInColour() {
		List<float[][][]> kernels = kernels();
		List<ValueScale> scales = kernels.stream().map((kernel) -> scale(kernel, Palette.DIVERGING)).toList();
		return tiles(Tiles.columns(kernels.size(), MapGrid.LEAST_COLUMNS)).paintInColour(kernels, scales);
	}

	private Drawing drawPlanes(Palette palette) {
		List<Tiles.ScaledMap> maps = new ArrayList<>();
		for (float[][][] kernel : kernels()) {
			ValueScale scale = scale(kernel, palette);
			for (float[][] plane : kernel) {
				maps.add(new Tiles.ScaledMap(plane, scale));
			}
		}
		return tiles(columns(maps.size())).paint(maps, palette);
	}

	// a row for each kernel; a grid for the planes of one kernel, or for kernels of one
	// plane each
	private int columns(int tiles) {
		if (this.filters.shape().isFlat()) {
			return Tiles.columns(tiles, LEAST_COLUMNS_OF_LISTS);
		}
		int planes = this.filters.shape().planes();
		return (this.options.channel().isPresent() || planes == 1) ? Tiles.columns(tiles, MapGrid.LEAST_COLUMNS)
				: planes;
	}

	private Tiles tiles(int columns) {
		return new Tiles(columns, this.options.scale(), MapGrid.GAP);
	}

	private ValueScale scale(float[][][] kernel, Palette palette) {
		return (this.options.normalization() == MapGrid.Normalization.CHANNEL) ? palette.scale(kernel)
				: palette.scale(new float[][] { this.filters.weights() });
	}

	private List<float[][][]> kernels() {
		return this.filters.channels(this.options.channel()).mapToObj(this::kernel).toList();
	}

	private float[][][] kernel(int channel) {
		float[][][] kernel = this.filters.kernel(channel);
		return this.filters.shape().isFlat() ? new float[][][] { folded(kernel) } : kernel;
	}

	// in the same grid as the values of the layer before
	private static float[][] folded(float[][][] list) {
		int columns = Tiles.columns(list.length, MapGrid.LEAST_FLAT_COLUMNS);
		float[][] folded = new float[(list.length + columns - 1) / columns][columns];
		for (int i = 0; i < list.length; i++) {
			folded[i / columns][i % columns] = list[i][0][0];
		}
		return folded;
	}

}
