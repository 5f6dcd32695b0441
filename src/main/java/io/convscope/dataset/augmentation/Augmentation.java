package io.convscope.dataset.augmentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

import io.convscope.image.PictureSize;

/**
 * Changes the pictures of one epoch at random, each in a way that depends on nothing but
 * the seed, the epoch and the picture's index, so that a run that is resumed goes on
 * exactly. A change does not depend on which others are chosen.
 * <p>
 * Confined to one thread.
 */
public final class Augmentation {

	private final List<Step> steps = new ArrayList<>();

	private final long seed;

	private final int epoch;

	/**
	 * Prepares an epoch.
	 * @param kinds what to change, in any order; they are made in that of
	 * {@link AugmentationKind}
	 * @param size of the pictures
	 * @param seed the seed, the same for all epochs of a run
	 * @param epoch the epoch number
	 */
	public Augmentation(Collection<AugmentationKind> kinds, PictureSize size, long seed, int epoch) {
		this.seed = seed;
		this.epoch = epoch;
		EnumSet<AugmentationKind> ordered = EnumSet.noneOf(AugmentationKind.class);
		ordered.addAll(kinds);
		ordered.forEach((kind) -> this.steps.add(new Step(kind, kind.of(size))));
	}

	/**
	 * Changes a picture in place.
	 * @param index the picture's index in the training part
	 * @param values an array with the picture as a network takes it, in the order
	 * channel, row, column, each value from 0 to 1, before and after
	 * @param at the position of its first value
	 */
	public void apply(int index, float[] values, int at) {
		for (Step step : this.steps) {
			step.change.apply(values, at, Draws.of(this.seed, this.epoch, index, step.kind.ordinal()));
		}
	}

	private record Step(AugmentationKind kind, PictureChange change) {
	}

}
