package io.convscope.dataset.own;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetDetails.LabelCount;
import io.convscope.dataset.Part;
import io.convscope.dataset.Samples;

/**
 * The labels and pictures that a data set has at one moment. Immutable.
 *
 * @param file the labels
 * @param train the training pictures, sorted by id
 * @param test the test pictures, sorted by id
 * @param fingerprint identifies labels and pictures
 */
record Listing(DatasetFile file, List<OwnPicture> train, List<OwnPicture> test, String fingerprint) {

	static Listing of(DatasetFile file, Collection<OwnPicture> sorted) {
		List<OwnPicture> train = sorted.stream().filter((each) -> each.part() == Part.TRAIN).toList();
		List<OwnPicture> test = sorted.stream().filter((each) -> each.part() == Part.TEST).toList();
		Map<Integer, Integer> classes = classes(file);
		return new Listing(file, train, test,
				Dataset.fingerprint(file.names(), digest(train, classes), digest(test, classes)));
	}

	private static Map<Integer, Integer> classes(DatasetFile file) {
		Map<Integer, Integer> classes = new HashMap<>();
		file.labels().forEach((label) -> classes.put(label.number(), classes.size()));
		return classes;
	}

	// the ids stand for the pixels
	private static byte[] digest(List<OwnPicture> pictures, Map<Integer, Integer> classes) {
		MessageDigest digest = Samples.newDigest();
		ByteBuffer label = ByteBuffer.allocate(Short.BYTES);
		for (OwnPicture each : pictures) {
			digest.update(HexFormat.of().parseHex(each.id()));
			digest.update(label.putShort(0, classes.get(each.label()).shortValue()).array());
		}
		return digest.digest();
	}

	byte[] digest(Part part) {
		return digest(pictures(part), classes(this.file));
	}

	List<OwnPicture> pictures(Part part) {
		return switch (part) {
			case TRAIN -> this.train;
			case TEST -> this.test;
		};
	}

	short[] classes(Part part) {
		Map<Integer, Integer> classes = classes(this.file);
		List<OwnPicture> pictures = pictures(part);
		short[] all = new short[pictures.size()];
		for (int i = 0; i < all.length; i++) {
			all[i] = classes.get(pictures.get(i).label()).shortValue();
		}
		return all;
	}

	List<LabelCount> counts() {
		int[] train = count(Part.TRAIN);
		int[] test = count(Part.TEST);
		List<LabelCount> counts = new ArrayList<>();
		for (String name : this.file.names()) {
			counts.add(new LabelCount(name, train[counts.size()], test[counts.size()]));
		}
		return counts;
	}

	private int[] count(Part part) {
		int[] counts = new int[this.file.labels().size()];
		for (short each : classes(part)) {
			counts[each]++;
		}
		return counts;
	}

}
