package io.convscope.image.format;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Locale;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

import io.convscope.image.AreaMeans;
import io.convscope.image.CenterCrop;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG files with the JDK's reader.
 */
final class JpegDecoder {

	private static final ImageReaderSpi JDK = ImageIO.getImageReadersByFormatName("jpeg")
		.next()
		.getOriginatingProvider();

	/** The maximum number of pixels of four components held at the same time. */
	private static final int MAX_HELD = 16 << 20;

	private static final int BYTES_PER_COLUMN = 64;

	private static final int MOST_COMPONENTS = 4;

	private final JpegFrame frame;

	private final JpegRows rows;

	/**
	 * Creates a decoder.
	 * @param frame the frame header
	 * @param space the colour space of the components
	 * @param profile the conversion to sRGB; null for none
	 */
	JpegDecoder(JpegFrame frame, JpegColors.Space space, @Nullable ColorProfile profile) {
		this.frame = frame;
		this.rows = new JpegRows(space, profile);
	}

	/**
	 * Returns the memory that decoding allocates.
	 * @param frame the frame header
	 * @return the memory in bytes
	 */
	static long memory(JpegFrame frame) {
		long side = Math.min(frame.width(), frame.height());
		long held = isHeld(frame) ? MOST_COMPONENTS * Math.min(side * side, MAX_HELD + side) : 0;
		return held + BYTES_PER_COLUMN * (long) frame.width();
	}

	/**
	 * Decodes the crop.
	 * @param file the file, without metadata
	 * @param means receives its rows
	 * @throws IOException if the file is damaged
	 * @throws UnreadablePictureException if the file is damaged, or takes too long
	 */
	void decode(ImageInputStream file, AreaMeans means) throws IOException {
		ImageReader reader = JDK.createReaderInstance();
		try {
			reader.setInput(file, false, true);
			reader.addIIOReadWarningListener((source, warning) -> refuseIfLost(warning));
			if (isHeld(this.frame)) {
				decodeByParts(reader, means);
			}
			else {
				decodeByRows(reader, means);
			}
		}
		finally {
			reader.dispose();
		}
	}

	/**
	 * The reader cannot create an image of four components, and decodes row by row only
	 * into an image.
	 */
	private static boolean isHeld(JpegFrame frame) {
		return frame.components() == MOST_COMPONENTS || frame.hasIdleComponent();
	}

	/** Passes on each row as soon as it is decoded. */
	private void decodeByRows(ImageReader reader, AreaMeans means) throws IOException {
		CenterCrop crop = means.crop();
		ImageReadParam param = param(reader, new Rectangle(crop.left(), crop.top(), crop.side(), crop.side()));
		ColorSpace space = ColorSpace
			.getInstance((this.frame.components() == 1) ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
		ComponentColorModel model = new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE,
				DataBuffer.TYPE_BYTE);
		RowRaster raster = new RowRaster(crop.side(), this.frame.components(),
				(y, row) -> this.rows.add(row, 0, y, means));
		param.setDestination(new BufferedImage(model, raster, false, null));
		reader.read(0, param);
	}

	private void decodeByParts(ImageReader reader, AreaMeans means) throws IOException {
		CenterCrop crop = means.crop();
		int height = Math.max(1, MAX_HELD / crop.side());
		for (int y = 0; y < crop.side(); y += height) {
			Rectangle part = new Rectangle(crop.left(), crop.top() + y, crop.side(), Math.min(height, crop.side() - y));
			Raster raster = reader.readRaster(0, param(reader, part));
			for (int i = 0; i < part.height; i++) {
				this.rows.add(raster, i, y + i, means);
			}
		}
	}

	/**
	 * The reader decodes an image after each scan of several. A first pass that never
	 * occurs makes it decode only the final image.
	 */
	private ImageReadParam param(ImageReader reader, Rectangle region) {
		ImageReadParam param = reader.getDefaultReadParam();
		param.setSourceRegion(region);
		if (this.frame.components() < MOST_COMPONENTS) {
			param.setSourceProgressivePasses(Integer.MAX_VALUE, 1);
		}
		return param;
	}

	/**
	 * The reader replaces lost data with grey and only warns. Extraneous bytes are common
	 * and harmless.
	 */
	private static void refuseIfLost(String warning) {
		String text = warning.toLowerCase(Locale.ROOT);
		if (text.contains("premature end") || text.contains("corrupt") && !text.contains("extraneous")) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, new IIOException(warning));
		}
	}

}
