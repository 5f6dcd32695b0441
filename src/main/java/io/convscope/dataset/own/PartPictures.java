package io.convscope.dataset.own;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;

import io.convscope.dataset.Part;
import io.convscope.home.Sha256;

/**
 * The pictures of one part of a data set.
 *
 * @param pictures the pictures, sorted by id
 * @param classes the class of each
 * @param digest identifies pictures and classes
 */
record PartPictures(List<OwnPicture> pictures, short[] classes, byte[] digest) {

	static PartPictures of(List<OwnPicture> all, Part part, ToIntFunction<OwnPicture> classOf) {
		List<OwnPicture> chosen = all.stream().filter((each) -> each.part() == part).toList();
		short[] classes = new short[chosen.size()];
		MessageDigest digest = Sha256.newDigest();
		ByteBuffer label = ByteBuffer.allocate(Short.BYTES);
		for (int i = 0; i < classes.length; i++) {
			classes[i] = (short) classOf.applyAsInt(chosen.get(i));
			// the ids stand for the pixels
			digest.update(HexFormat.of().parseHex(chosen.get(i).id()));
			digest.update(label.putShort(0, classes[i]).array());
		}
		return new PartPictures(chosen, classes, digest.digest());
	}

	int size() {
		return this.classes.length;
	}

	int[] counts(int labels) {
		int[] counts = new int[labels];
		for (short each : this.classes) {
			counts[each]++;
		}
		return counts;
	}

}
