package io.convscope.image.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Colour profiles made for tests. <a href="https://www.color.org/ICC1v42_2006-05.pdf">ICC
 * specification</a>
 */
public final class IccProfiles {

	private static final int HEADER = 128;

	private static final double ONE = 65536;

	private static final double[] WHITE = { 0.9642, 1, 0.8249 };

	private IccProfiles() {
	}

	/** The primaries of Display P3, with the curve of sRGB. */
	public static byte[] displayP3() {
		ByteBuffer curve = ByteBuffer.allocate(32).put(ascii("para")).putInt(0).putShort((short) 3).putShort((short) 0);
		for (double number : new double[] { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 }) {
			curve.putInt((int) Math.round(number * ONE));
		}
		Map<String, byte[]> tags = new LinkedHashMap<>();
		tags.put("wtpt", xyz(WHITE));
		tags.put("rXYZ", xyz(0.51512, 0.2412, -0.00105));
		tags.put("gXYZ", xyz(0.29198, 0.69225, 0.04189));
		tags.put("bXYZ", xyz(0.1571, 0.06657, 0.78407));
		for (String each : new String[] { "rTRC", "gTRC", "bTRC" }) {
			tags.put(each, curve.array());
		}
		return profile("RGB ", tags);
	}

	private static byte[] profile(String space, Map<String, byte[]> tags) {
		int start = HEADER + 4 + 12 * tags.size();
		int size = start + tags.values().stream().mapToInt((content) -> content.length).sum();
		ByteBuffer file = ByteBuffer.allocate(size);
		file.putInt(size).putInt(0).putInt(0x04300000).put(ascii("mntr" + space + "XYZ "));
		file.put(36, ascii("acsp")).put(68, xyz(WHITE), 8, 12);
		file.position(HEADER).putInt(tags.size());
		int at = start;
		for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
			file.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
			file.put(at, tag.getValue());
			at += tag.getValue().length;
		}
		return file.array();
	}

	private static byte[] xyz(double... numbers) {
		ByteBuffer tag = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
		for (double number : numbers) {
			tag.putInt((int) Math.round(number * ONE));
		}
		return tag.array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
