package io.convscope.dataset.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.LabelledPicture;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.UnknownPictureException;

/**
 * Writes a data set as a zip archive that an import makes an equal data set of: the
 * folders {@code train} and {@code test}, in them one folder for each label, and a file
 * {@code convscope.json} with the labels in their order.
 */
public final class ExportedArchive {

	/** Writes nothing. */
	public static final OtherFiles NONE = (zip) -> {
	};

	private final OwnDataset dataset;

	private ExportedArchive(OwnDataset dataset) {
		this.dataset = dataset;
	}

	/**
	 * Prepares the archive of a data set.
	 * @param dataset the data set, whose pictures may change meanwhile; one that is
	 * deleted before it is written is left out
	 * @return its archive
	 * @throws DatasetAbsentException if the data set is not ready
	 */
	public static ExportedArchive of(OwnDataset dataset) {
		if (dataset.status().state() != DatasetStatus.State.READY) {
			throw DatasetAbsentException.of(dataset.status());
		}
		return new ExportedArchive(dataset);
	}

	/**
	 * Writes the archive; one that could not be written completely has no end, so that
	 * nobody takes it for whole.
	 * @param out the stream to write to
	 * @param others writes further files
	 * @throws IOException if the archive cannot be written
	 */
	public void write(OutputStream out, OtherFiles others) throws IOException {
		List<String> labels = this.dataset.labels();
		List<LabelledPicture> pictures = this.dataset.list((each) -> true);
		Map<String, String> folders = folders(labels);
		List<Description.DescribedLabel> described = new ArrayList<>();
		folders.forEach((label, folder) -> described.add(new Description.DescribedLabel(label, folder)));
		ZipOutputStream zip = new ZipOutputStream(out); // to close it writes its end
		zip.setLevel(Deflater.NO_COMPRESSION); // PNG files don't get smaller
		zip.putNextEntry(new ZipEntry(Description.FILE));
		zip.write(new Description(this.dataset.pictureSize().side(), this.dataset.testShare(), described).bytes());
		others.write(zip);
		for (LabelledPicture each : pictures) {
			write(each, folders.getOrDefault(each.label(), "other"), zip);
		}
		zip.close();
	}

	private void write(LabelledPicture picture, String folder, ZipOutputStream zip) throws IOException {
		byte[] png;
		try {
			png = this.dataset.pictures().png(picture.id());
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
			String folder = safe;
			for (int number = folders.size(); folders.containsValue(folder); number++) {
				folder = safe + "-" + number;
			}
			folders.put(label, folder);
		}
		return folders;
	}

	/**
	 * Writes what an archive has beside the pictures.
	 */
	@FunctionalInterface
	public interface OtherFiles {

		/**
		 * Writes files.
		 * @param zip the archive
		 * @throws IOException if they cannot be written
		 */
		void write(ZipOutputStream zip) throws IOException;

	}

}
