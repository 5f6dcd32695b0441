package io.convscope.dataset.importing;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.convscope.dataset.Part;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * Gray pictures in IDX files, as MNIST and Fashion-MNIST have them: a file of pictures
 * and one of labels for each part.
 *
 * @param labels the names of the labels: numbers, as the files have no names
 * @param numbers the label of each picture, by the name of the file of pictures
 * @param hasTest whether there is a test part
 */
record IdxForm(List<String> labels, Map<String, byte[]> numbers, boolean hasTest) implements Form {

	private static final Pattern PICTURES = Pattern.compile(".*(images|pictures).idx3-ubyte");

	private static final Pattern LABELS = Pattern.compile(".*labels.idx1-ubyte");

	private static final int BYTES_1 = 0x0801;

	private static final int BYTES_3 = 0x0803;

	private static final int COLOURS = 3;

	private static final int LARGEST_SIDE = 512;

	static boolean isForm(FileNames names) {
		return names.all().stream().anyMatch((each) -> PICTURES.matcher(RecordFiles.name(each)).matches());
	}

	static IdxForm of(Archive archive) throws IOException {
		Map<String, byte[]> numbers = new HashMap<>();
		RecordFiles.read(archive, LABELS.asMatchPredicate(), (name, in) -> {
			DataInputStream data = new DataInputStream(in);
			require(name, data.readInt() == BYTES_1);
			int count = data.readInt();
			require(name, count >= 0 && count <= 10_000_000);
			numbers.put(pictures(name), RecordFiles.bytes(data, count));
		});
		int most = numbers.values()
			.stream()
			.flatMapToInt((all) -> IntStream.range(0, all.length).map((i) -> all[i] & 0xFF))
			.max()
			.orElse(-1);
		boolean test = numbers.keySet().stream().anyMatch(IdxForm::isTest);
		return new IdxForm(IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList(), numbers,
				test && !numbers.keySet().stream().allMatch(IdxForm::isTest));
	}

	private static void require(String name, boolean good) throws ImportFailure {
		if (!good) {
			throw new ImportFailure("The file " + name + " is not an IDX file of bytes.");
		}
	}

	// train-labels-idx1-ubyte is of train-images-idx3-ubyte
	private static String pictures(String labels) {
		return labels.replaceFirst("labels(.)idx1", "images$1idx3");
	}

	private static boolean isTest(String name) {
		return name.startsWith("t10k") || name.startsWith("test");
	}

	@Override
	public long count() {
		return this.numbers.values().stream().mapToLong((each) -> each.length).sum();
	}

	@Override
	public void read(Archive archive, Sink sink) throws IOException {
		RecordFiles.read(archive, PICTURES.asMatchPredicate(), (name, in) -> read(name, new DataInputStream(in), sink));
	}

	private void read(String name, DataInputStream in, Sink sink) throws IOException {
		require(name, in.readInt() == BYTES_3);
		int count = in.readInt();
		int height = in.readInt();
		int width = in.readInt();
		byte[] labels = this.numbers.get(name);
		if (labels == null || labels.length != count) {
			throw new ImportFailure("The file " + name + " has " + count + " pictures, but there are "
					+ ((labels != null) ? labels.length : "no") + " labels for them.");
		}
		require(name, height > 0 && width > 0 && height <= LARGEST_SIDE && width <= LARGEST_SIDE);
		int side = Math.min(width, height);
		Part part = part(name);
		for (int i = 0; i < count; i++) {
			byte[] pixels = RecordFiles.bytes(in, width * height);
			sink.picture(name + "[" + i + "]",
					Picture.ofPlanes(new PictureSize(COLOURS, side), rgb(pixels, width, height), 0), labels[i] & 0xFF,
					part);
		}
	}

	private @Nullable Part part(String name) {
		if (!this.hasTest) {
			return null;
		}
		return isTest(name) ? Part.TEST : Part.TRAIN;
	}

	// the square in the middle, three times
	private static byte[] rgb(byte[] gray, int width, int height) {
		int side = Math.min(width, height);
		byte[] planes = new byte[COLOURS * side * side];
		for (int i = 0; i < planes.length; i++) {
			int row = i / side % side + (height - side) / 2;
			planes[i] = gray[row * width + i % side + (width - side) / 2];
		}
		return planes;
	}

}
