package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.convscope.dataset.Part;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The binary files of CIFAR-10 and CIFAR-100: records of one label or two, of which the
 * last is the finer one, and a picture of 3x32x32 bytes.
 *
 * @param labels the names of the labels
 * @param labelBytes the number of labels in a record
 * @param count the number of records
 * @param hasTest whether there are files of both parts
 */
record CifarForm(List<String> labels, int labelBytes, long count, boolean hasTest) implements Form {

	private static final PictureSize PICTURE = new PictureSize(3, 32);

	private static final Pattern TEN = Pattern.compile("data_batch_[0-9]+\\.bin|test_batch\\.bin");

	private static final Pattern HUNDRED = Pattern.compile("(train|test)\\.bin");

	private static final Pattern NAMES = Pattern.compile("batches\\.meta\\.txt|fine_label_names\\.txt");

	private static final int LONGEST = 1 << 16;

	static boolean isForm(FileNames names) {
		return names.all().stream().map(RecordFiles::name).anyMatch(CifarForm::isRecords);
	}

	private static boolean isRecords(String name) {
		return TEN.matcher(name).matches() || HUNDRED.matcher(name).matches();
	}

	static CifarForm of(Archive archive, FileNames names) throws IOException {
		boolean hundred = names.all()
			.stream()
			.map(RecordFiles::name)
			.anyMatch((each) -> HUNDRED.matcher(each).matches());
		Counted counted = new Counted(hundred ? 2 : 1);
		RecordFiles.read(archive, (name) -> isRecords(name) || NAMES.matcher(name).matches(), counted);
		List<String> labels = (counted.most < counted.names.size()) ? counted.names
				: IntStream.rangeClosed(0, counted.most).mapToObj(Integer::toString).toList();
		List<String> parts = names.all().stream().map(RecordFiles::name).filter(CifarForm::isRecords).toList();
		boolean divided = parts.stream().anyMatch(CifarForm::isTest) && !parts.stream().allMatch(CifarForm::isTest);
		return new CifarForm(labels, counted.labelBytes, counted.count, divided);
	}

	private static boolean isTest(String name) {
		return name.startsWith("test");
	}

	@Override
	public void read(Archive archive, Sink sink) throws IOException {
		RecordFiles.read(archive, CifarForm::isRecords, (name, in) -> {
			int record = this.labelBytes + PICTURE.values();
			int index = 0;
			for (byte[] bytes = in.readNBytes(record); bytes.length > 0; bytes = in.readNBytes(record)) {
				sink.picture(name + "[" + index++ + "]", Picture.ofPlanes(PICTURE, bytes, this.labelBytes),
						bytes[this.labelBytes - 1] & 0xFF, part(name));
			}
		});
	}

	private @Nullable Part part(String name) {
		if (!this.hasTest) {
			return null;
		}
		return isTest(name) ? Part.TEST : Part.TRAIN;
	}

	/** Counts the records and reads the names of the labels. */
	private static final class Counted implements RecordFiles.Reading {

		private final int labelBytes;

		private List<String> names = new ArrayList<>();

		private long count;

		private int most;

		private Counted(int labelBytes) {
			this.labelBytes = labelBytes;
		}

		@Override
		public void read(String name, InputStream in) throws IOException {
			if (!isRecords(name)) {
				this.names = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).lines()
					.map(String::strip)
					.filter((each) -> !each.isEmpty())
					.toList();
				return;
			}
			int record = this.labelBytes + PICTURE.values();
			for (byte[] bytes = in.readNBytes(record); bytes.length > 0; bytes = in.readNBytes(record)) {
				if (bytes.length < record) {
					throw new ImportFailure("The file " + name + " is not one of CIFAR's: it does not consist of whole"
							+ " records of " + record + " bytes.");
				}
				this.most = Math.max(this.most, bytes[this.labelBytes - 1] & 0xFF);
				this.count++;
			}
		}

	}

}
