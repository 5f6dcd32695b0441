package io.convscope.image.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The picture files that a request carries.
 *
 * @param url where the request was sent, for messages
 * @param pictures in the order of the request; empty when it carries none
 */
public record PictureUpload(String url, List<UploadedPicture> pictures) {

	/**
	 * Makes sure that a request either carries pictures or names a sample.
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
	 * Gives the picture of a request that is to carry one.
	 * @return the only picture
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
