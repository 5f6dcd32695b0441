package io.convscope.inspection;

import java.awt.image.BufferedImage;
import java.util.concurrent.Semaphore;

import io.convscope.image.Png;

import org.springframework.stereotype.Component;

/**
 * Turns maps into PNG files, a few at a time: at the largest scale one takes tens of
 * megabytes. Thread safe.
 */
@Component
class MapDrawing {

	private static final int AT_A_TIME = 2;

	private final Semaphore drawings = new Semaphore(AT_A_TIME, true);

	/**
	 * Draws maps.
	 * @param maps the maps
	 * @param options how
	 * @return a PNG file, the same for the same maps and options
	 */
	byte[] png(FeatureMaps maps, MapOptions options) {
		this.drawings.acquireUninterruptibly();
		try {
			return Png.write(maps.layer().isFlat() ? drawFlat(maps, options) : draw(maps, options));
		}
		finally {
			this.drawings.release();
		}
	}

	private static BufferedImage draw(FeatureMaps maps, MapOptions options) {
		float[][][] values = maps.maps();
		return options.channel()
			.map((channel) -> options.grid().render(values, channel))
			.orElseGet(() -> options.grid().render(values));
	}

	private static BufferedImage drawFlat(FeatureMaps maps, MapOptions options) {
		return options.channel()
			.map((channel) -> options.grid().renderFlat(maps.values(), channel))
			.orElseGet(() -> options.grid().renderFlat(maps.values()));
	}

}
