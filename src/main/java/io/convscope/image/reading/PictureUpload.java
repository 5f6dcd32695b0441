package io.convscope.image.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The picture files in a request.
 *
 * @param url the URL of the request, for messages
 * @param pictures the pictures in the order of the request, possibly none
 */
public record PictureUpload(String url, List<UploadedPicture> pictures) {

	/**
	 * Requires a request that either contains pictures or names a sample.
	 * @param sample the sample that it names; null for none
	 * @throws InvalidUploadException if it does neither, or both
	 */
	public void requireUnless(@Nullable String sample) {
		if (this.pictures.isEmpty() && sample == null) {
			throw InvalidUploadException.nothing(this.url);
		}
		if (!this.pictures.isEmpty() && sample != null) {
			throw InvalidUploadException.both();
		}
	}

	/**
	 * Returns the only picture of a request.
	 * @return the picture
	 * @throws InvalidUploadException if there are several, or none
	 */
	public UploadedPicture only() {
		requireUnless(null);
		if (this.pictures.size() > 1) {
			throw InvalidUploadException.several(this.pictures.size());
		}
		return this.pictures.get(0);
	}

}
