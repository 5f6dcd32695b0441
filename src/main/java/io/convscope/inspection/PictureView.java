package io.convscope.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.image.Drawing;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import io.convscope.inspection.drawing.NumpyArray;
import io.convscope.inspection.drawing.View;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.request.AnswerFormat;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a network takes it: the first layer's input.
 *
 * @param origin the model whose network takes it
 * @param shown the picture, in the size of the network's input
 * @param options the scale of its pixels and the format; channel, palette and
 * normalization are not used
 */
record PictureView(Origin origin, ShownPicture shown, MapOptions options) implements View {

	private static final int COLOURS = 3;

	@Override
	public Optional<AnswerFormat> format() {
		return this.options.format();
	}

	@Override
	public String name() {
		return "picture";
	}

	@Override
	public String model() {
		return this.origin.model();
	}

	@Override
	public @Nullable Integer epoch() {
		return this.origin.epoch();
	}

	@Override
	public Optional<String> picture() {
		return Optional.of(this.shown.source());
	}

	@Override
	public long memory() {
		long side = (long) side() * this.options.scale();
		return 2 * COLOURS * side * side;
	}

	private int side() {
		return this.shown.picture().size().side();
	}

	@Override
	public byte[] png() {
		Picture picture = this.shown.picture();
		int scale = this.options.scale();
		List<byte[]> rows = new ArrayList<>();
		for (int row = 0; row < side() * scale; row++) {
			byte[] pixels = new byte[side() * scale * COLOURS];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) picture.colour(i % COLOURS, row / scale, i / COLOURS / scale);
			}
			rows.add(pixels);
		}
		return Png.write(new Drawing(rows, null));
	}

	@Override
	public Values values() {
		float[] input = this.shown.picture().toInput();
		float[][][] planes = new float[input.length / (side() * side())][side()][side()];
		for (int i = 0; i < input.length; i++) {
			planes[i / (side() * side())][i / side() % side()][i % side()] = input[i];
		}
		return new Values(this.origin, this.shown.source(), shape(), planes);
	}

	@Override
	public NumpyArray array() {
		return new NumpyArray(shape(), this.shown.picture().toInput());
	}

	private List<Integer> shape() {
		return List.of(this.shown.picture().size().channels(), side(), side());
	}

	/**
	 * A picture as numbers.
	 *
	 * @param origin the model whose network takes it
	 * @param picture the source of the picture
	 * @param shape channels, rows, columns
	 * @param values from 0 to 1: channel, row, column
	 */
	record Values(@JsonUnwrapped Origin origin, String picture, List<Integer> shape, float[][][] values) {
	}

}
