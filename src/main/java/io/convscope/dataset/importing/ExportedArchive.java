package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.dataset.own.LabelledPicture;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.UnknownPictureException;

/**
 * Writes a data set as a zip archive that an import makes an equal data set of: the
 * folders {@code train} and {@code test}, in them one folder for each label, and a file
 * {@code convscope.json} with the labels in their order.
 */
public final class ExportedArchive {

	private ExportedArchive() {
	}

	/**
	 * Writes the archive.
	 * @param dataset the data set, whose pictures may change meanwhile; one that is
	 * deleted before it is written is left out
	 * @param out the stream to write to
	 * @throws IOException if the archive cannot be written
	 */
	public static void write(OwnDataset dataset, OutputStream out) throws IOException {
		List<String> labels = dataset.labels();
		List<LabelledPicture> pictures = dataset.list((each) -> true);
		Map<String, String> folders = folders(labels);
		List<Description.DescribedLabel> described = new ArrayList<>();
		folders.forEach((label, folder) -> described.add(new Description.DescribedLabel(label, folder)));
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setLevel(Deflater.NO_COMPRESSION); // PNG files don't get smaller
			zip.putNextEntry(new ZipEntry(Description.FILE));
			zip.write(new Description(dataset.pictureSize().side(), dataset.testShare(), described).bytes());
			for (LabelledPicture each : pictures) {
				write(dataset, each, folders.getOrDefault(each.label(), "other"), zip);
			}
		}
	}

	private static void write(OwnDataset dataset, LabelledPicture picture, String folder, ZipOutputStream zip)
			throws IOException {
		byte[] png;
		try {
			png = dataset.pictures().png(picture.id());
		}
		catch (UnknownPictureException ex) {
			return;
		}
		zip.putNextEntry(new ZipEntry(picture.part() + "/" + folder + "/" + picture.id() + ".png"));
		zip.write(png);
	}

	/**
	 * Names the folders of labels, so that every system can unpack them.
	 */
	private static Map<String, String> folders(List<String> labels) {
		Map<String, String> folders = new LinkedHashMap<>();
		for (String label : labels) {
			String safe = label.replaceAll("[\\\\/:*?\"<>|%]", "_").replaceAll("^\\.|\\.$", "_");
			folders.put(label, folders.containsValue(safe) ? safe + "-" + folders.size() : safe);
		}
		return folders;
	}

}
