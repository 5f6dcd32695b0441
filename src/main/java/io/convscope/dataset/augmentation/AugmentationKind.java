package io.convscope.dataset.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.image.PictureSize;

/**
 * The random changes of training pictures that a run can choose, in the order in which
 * they are made.
 */
public enum AugmentationKind {

	/** It is mirrored, left to right, half of the time. */
	FLIP,
	/** It is moved by up to an eighth of its side. */
	SHIFT,
	/** It is turned by up to 15 degrees. */
	ROTATE,
	/** Its brightness, contrast and saturation change by up to a fifth. */
	COLOR,
	/** A grey square covers a part of it. */
	CUTOUT;

	/**
	 * Lists the names.
	 * @return what JSON calls them
	 */
	public static List<String> ids() {
		return Arrays.stream(values()).map(AugmentationKind::id).toList();
	}

	/**
	 * Names this change as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	PictureChange of(PictureSize size) {
		return switch (this) {
			case FLIP -> new Flip(size);
			case SHIFT -> new Shift(size);
			case ROTATE -> new Rotation(size);
			case COLOR -> new ColorJitter(size);
			case CUTOUT -> new Cutout(size);
		};
	}

}
