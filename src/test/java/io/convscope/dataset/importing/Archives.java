package io.convscope.dataset.importing;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.image.reading.PictureFiles;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Archives made for tests.
 */
final class Archives {

	final Map<String, byte[]> files = new LinkedHashMap<>();

	static byte[] picture(int number) {
		return PictureFiles.encode(PictureFiles.plain(20, 20, Color.HSBtoRGB(number / 500f, 1, 1) & 0xFFFFFF), "png");
	}

	Archives file(String name, byte[] content) {
		this.files.put(name, content);
		return this;
	}

	Archives file(String name, String content) {
		return file(name, content.getBytes(StandardCharsets.UTF_8));
	}

	/** Adds pictures 0.png, 1.png and so on. */
	Archives pictures(String folder, int from, int count) {
		for (int i = 0; i < count; i++) {
			file(folder + i + ".png", picture(from + i));
		}
		return this;
	}

	byte[] zip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> each : this.files.entrySet()) {
				zip.putNextEntry(new ZipEntry(each.getKey()));
				zip.write(each.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	byte[] tar() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
			for (Map.Entry<String, byte[]> each : this.files.entrySet()) {
				TarArchiveEntry entry = new TarArchiveEntry(each.getKey(), true);
				entry.setSize(each.getValue().length);
				tar.putArchiveEntry(entry);
				tar.write(each.getValue());
				tar.closeArchiveEntry();
			}
			tar.putArchiveEntry(new TarArchiveEntry("cup/link.png", TarConstants.LF_SYMLINK));
			tar.closeArchiveEntry();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** Packs one file of zeros. */
	static byte[] bomb(int megabytes) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
			TarArchiveEntry entry = new TarArchiveEntry("cup/bomb.bmp");
			entry.setSize((long) megabytes << 20);
			tar.putArchiveEntry(entry);
			for (int i = 0; i < megabytes; i++) {
				tar.write(new byte[1 << 20]);
			}
			tar.closeArchiveEntry();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] gzip(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] idxPictures(int declared, int count, int first) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			DataOutputStream out = new DataOutputStream(bytes);
			out.writeInt(0x803);
			out.writeInt(declared);
			out.writeInt(28);
			out.writeInt(28);
			for (int i = 0; i < count; i++) {
				byte[] pixels = new byte[28 * 28];
				Arrays.fill(pixels, (byte) (first + i));
				out.write(pixels);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] idxLabels(int... labels) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			DataOutputStream out = new DataOutputStream(bytes);
			out.writeInt(0x801);
			out.writeInt(labels.length);
			for (int each : labels) {
				out.writeByte(each);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
