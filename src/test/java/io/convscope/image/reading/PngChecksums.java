package io.convscope.image.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes the checksums of changed PNG files right, so that a reader gets to see what was
 * changed.
 */
public final class PngChecksums {

	private PngChecksums() {
	}

	/** Does so in place, for as many chunks as can be found; other files stay. */
	public static byte[] mended(byte[] png) {
		ByteBuffer file = ByteBuffer.wrap(png);
		int at = 8;
		while (at + 12 <= png.length && file.getInt(at) >= 0 && file.getInt(at) <= png.length - at - 12
				&& png[0] == (byte) 0x89) {
			int length = file.getInt(at);
			String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
			if (type.chars().allMatch((letter) -> letter < 128)) {
				file.put(at, PictureFiles.pngChunk(type, Arrays.copyOfRange(png, at + 8, at + 8 + length)));
			}
			at += length + 12;
		}
		return png;
	}

	public static byte[] deflated(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
			out.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
