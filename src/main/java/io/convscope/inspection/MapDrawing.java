package io.convscope.inspection;

import java.util.concurrent.Semaphore;

import io.convscope.image.Png;

import org.springframework.stereotype.Component;

/**
 * Turns maps and filters into PNG files, a few at a time: at the largest scale one takes
 * tens of megabytes. Thread safe.
 */
@Component
class MapDrawing {

	private static final int AT_A_TIME = 2;

	private final Semaphore drawings = new Semaphore(AT_A_TIME, true);

	/**
	 * Draws something.
	 * @param viewable what
	 * @param options how
	 * @return a PNG file, the same for the same numbers and options
	 */
	byte[] png(Viewable viewable, MapOptions options) {
		this.drawings.acquireUninterruptibly();
		try {
			return Png.write(viewable.draw(options));
		}
		finally {
			this.drawings.release();
		}
	}

}
