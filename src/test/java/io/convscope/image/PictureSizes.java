package io.convscope.image;

/**
 * The sizes of pictures in tests.
 */
public final class PictureSizes {

	/** What the data sets have, and the article's network takes. */
	public static final PictureSize CIFAR10 = new PictureSize(3, 32);

	private PictureSizes() {
	}

}
