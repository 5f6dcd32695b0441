package io.convscope.spark.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.spark.RemoteFile;

/**
 * A folder as the archive that its user would send to {@code POST /datasets}.
 */
final class PackedFolder {

	private PackedFolder() {
	}

	/**
	 * Packs all files, sorted by their names, so that of equal pictures the same one is
	 * the first on every machine.
	 * @param folder the folder
	 * @param archive the zip archive, which is made
	 * @throws IOException if a file can't be read, or the archive not be written
	 */
	static void pack(RemoteFile folder, Path archive) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
			zip.setLevel(Deflater.NO_COMPRESSION);
			for (Map.Entry<String, RemoteFile> each : folder.files().entrySet()) {
				zip.putNextEntry(new ZipEntry(each.getKey()));
				try (InputStream in = each.getValue().open()) {
					in.transferTo(zip);
				}
			}
		}
	}

}
