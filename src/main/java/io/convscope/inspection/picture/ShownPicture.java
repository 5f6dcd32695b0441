package io.convscope.inspection.picture;

import io.convscope.dataset.Sample;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;

/**
 * The picture whose feature maps are shown.
 *
 * @param source its source: a sample's address such as {@code cifar10/train/7},
 * {@code upload} or {@code test-card}
 * @param picture the picture
 */
public record ShownPicture(String source, Picture picture) {

	static ShownPicture of(Sample sample) {
		return new ShownPicture(sample.address().toString(), sample.picture());
	}

	ShownPicture resized(PictureSize size) {
		return new ShownPicture(this.source, this.picture.resized(size));
	}

	static ShownPicture uploaded(Picture picture) {
		return new ShownPicture("upload", picture);
	}

	static ShownPicture testCard(PictureSize size) {
		return new ShownPicture("test-card", TestCard.draw(size));
	}

}
