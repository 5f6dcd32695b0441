package io.convscope.inspection;

import java.util.Optional;

import io.convscope.image.Png;
import io.convscope.inspection.drawing.MapGrid;
import io.convscope.inspection.drawing.NumpyArray;
import io.convscope.inspection.drawing.View;
import io.convscope.request.AnswerFormat;
import org.jspecify.annotations.Nullable;

/**
 * Feature maps or filters of a layer with the options to show them.
 *
 * @param viewable the maps or filters
 * @param options how they are shown
 */
public record MapView(Viewable viewable, MapOptions options) implements View {

	// upper bound for each number: at a scale of 1 its pixels with their gap, the file
	// and its copies, and the number itself take 20 bytes, and a larger scale adds pixels
	// only
	private static final int BYTES = 4;

	@Override
	public Optional<AnswerFormat> format() {
		return this.options.format();
	}

	@Override
	public String name() {
		return this.viewable.name();
	}

	@Override
	public String model() {
		return this.viewable.origin().model();
	}

	@Override
	public @Nullable Integer epoch() {
		return this.viewable.origin().epoch();
	}

	@Override
	public Optional<String> picture() {
		return this.viewable.source();
	}

	@Override
	public long memory() {
		return (long) this.viewable.count(this.options.channel()) * (this.options.scale() + MapGrid.GAP) * BYTES;
	}

	@Override
	public byte[] png() {
		return Png.write(this.viewable.draw(this.options));
	}

	@Override
	public Object values() {
		return this.viewable.list(this.options.channel());
	}

	@Override
	public NumpyArray array() {
		return this.viewable.array(this.options.channel());
	}

}
