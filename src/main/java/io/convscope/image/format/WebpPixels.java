package io.convscope.image.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.convscope.image.Blocks;

/**
 * Writes WebP files that have pixels only, so that nothing else is decoded.
 */
final class WebpPixels {

	private static final String EXTENDED = "VP8X";

	private static final String ALPHA = "ALPH";

	private static final int HAS_ALPHA = 0x10;

	private WebpPixels() {
	}

	/**
	 * Writes the file.
	 * @param chunks the chunks of a file by their names, of which one is a picture
	 * @param width the width of the picture
	 * @param height the height of the picture
	 * @return the file without metadata
	 */
	static byte[] of(Map<String, ByteBuffer> chunks, int width, int height) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		ByteBuffer alpha = chunks.get(ALPHA);
		if (alpha != null && chunks.containsKey(WebpFile.LOSSY)) {
			write(content, EXTENDED,
					ByteBuffer.allocate(10)
						.order(ByteOrder.LITTLE_ENDIAN)
						.putInt(HAS_ALPHA)
						.put((byte) (width - 1))
						.putShort((short) (width - 1 >> 8))
						.put((byte) (height - 1))
						.putShort((short) (height - 1 >> 8))
						.flip());
			write(content, ALPHA, alpha);
		}
		String kind = chunks.containsKey(WebpFile.LOSSLESS) ? WebpFile.LOSSLESS : WebpFile.LOSSY;
		write(content, kind, chunks.getOrDefault(kind, ByteBuffer.allocate(0)));
		ByteBuffer file = ByteBuffer.allocate(WebpFile.HEADER + content.size()).order(ByteOrder.LITTLE_ENDIAN);
		file.put(bytes("RIFF")).putInt(4 + content.size()).put(bytes("WEBP")).put(content.toByteArray());
		return file.array();
	}

	private static void write(ByteArrayOutputStream out, String name, ByteBuffer content) {
		byte[] bytes = Blocks.bytes(content.duplicate());
		out.writeBytes(bytes(name));
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
		out.writeBytes(bytes);
		out.writeBytes(new byte[bytes.length & 1]);
	}

	private static byte[] bytes(String name) {
		return name.getBytes(StandardCharsets.ISO_8859_1);
	}

}
