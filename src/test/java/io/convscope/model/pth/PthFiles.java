package io.convscope.model.pth;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.convscope.memory.BytePieces;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Weights;

/**
 * State dictionaries of PyTorch, sound and otherwise.
 */
public final class PthFiles {

	private PthFiles() {
	}

	public static byte[] write(Weights weights) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			PthWriter.write(weights.tensors(), DType.F32, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/**
	 * Writes a zip.
	 * @param method stored or deflated
	 * @param entries contents by name
	 */
	static byte[] zip(int method, Map<String, byte[]> entries) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, byte[]> each : entries.entrySet()) {
				ZipEntry entry = new ZipEntry(each.getKey());
				CRC32 sum = new CRC32();
				sum.update(each.getValue());
				entry.setMethod(method);
				entry.setSize(each.getValue().length);
				entry.setCrc(sum.getValue());
				zip.putNextEntry(entry);
				zip.write(each.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/**
	 * Writes a file with a pickle and one storage "0".
	 * @param pickle its operations and their arguments, a character for each byte
	 * @param numbers the bytes of the storage
	 */
	public static byte[] file(String pickle, byte[] numbers) {
		return zip(ZipEntry.STORED,
				Map.of("archive/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1), "archive/data/0", numbers));
	}

	/**
	 * Reads the entries of a file.
	 */
	static Map<String, byte[]> entries(byte[] file) {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
				entries.put(each.getName(), zip.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return entries;
	}

	/**
	 * Puts another pickle into a file.
	 */
	public static byte[] withPickle(byte[] file, byte[] pickle) {
		Map<String, byte[]> entries = entries(file);
		entries.put("archive/data.pkl", pickle);
		return zip(ZipEntry.STORED, entries);
	}

	public static byte[] pickle(byte[] file) {
		return entries(file).get("archive/data.pkl");
	}

	static PthFile read(byte[] file) throws IOException {
		return PthFile.read(BytePieces.receive(new ByteArrayInputStream(file), file.length));
	}

}
