package io.convscope.model.safetensors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

import io.convscope.home.DamagedFileException;
import io.convscope.network.Tensor;

/**
 * Safetensors files with a checksum of all their bytes as the first entry of the
 * metadata: {@code "convscope.crc32c":"1a2b3c4d"}. The checksum is computed with zeros in
 * its place. CRC-32C (RFC 3720, appendix B.4).
 */
public final class SealedTensors {

	private static final String KEY = "convscope.crc32c";

	private static final byte[] BEFORE = ("{\"__metadata__\":{\"" + KEY + "\":\"").getBytes(StandardCharsets.UTF_8);

	// a damaged beginning still has at least one of them
	private static final Pattern TRACE = Pattern.compile("metadata|convscope|crc32c");

	private static final byte[] ZEROS = "00000000".getBytes(StandardCharsets.UTF_8);

	private static final int BEGIN = Long.BYTES + BEFORE.length;

	private static final int END = BEGIN + ZEROS.length;

	private SealedTensors() {
	}

	/**
	 * Writes a file with a checksum.
	 * @param tensors the tensors, written in single precision
	 * @return the file
	 */
	public static byte[] write(List<Tensor> tensors) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			Safetensors.write(tensors, Map.of(KEY, new String(ZEROS, StandardCharsets.UTF_8)), out);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex); // memory does not fail
		}
		byte[] file = out.toByteArray();
		System.arraycopy(sumOf(file), 0, file, BEGIN, ZEROS.length);
		return file;
	}

	/**
	 * Checks a file's checksum.
	 * @param file a file from {@link #write}; one without a checksum, as earlier versions
	 * wrote it, passes
	 * @throws DamagedFileException if the checksum does not match
	 */
	public static void requireWhole(byte[] file) throws DamagedFileException {
		boolean sealed = file.length >= END && Arrays.equals(file, Long.BYTES, BEGIN, BEFORE, 0, BEFORE.length);
		if (sealed ? !Arrays.equals(file, BEGIN, END, sumOf(file), 0, ZEROS.length) : hasTrace(file)) {
			throw DamagedFileException.checksum();
		}
	}

	private static boolean hasTrace(byte[] file) {
		String beginning = new String(file, 0, Math.min(END, file.length), StandardCharsets.ISO_8859_1);
		return TRACE.matcher(beginning).find();
	}

	private static byte[] sumOf(byte[] file) {
		CRC32C sum = new CRC32C();
		sum.update(file, 0, BEGIN);
		sum.update(ZEROS);
		sum.update(file, END, file.length - END);
		return "%08x".formatted(sum.getValue()).getBytes(StandardCharsets.UTF_8);
	}

}
