package io.convscope.dataset.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.convscope.image.PictureSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Each change of a picture, by what must be true of it. Sizes are those at the ends of
 * what networks take, and that of CIFAR-10.
 */
class AugmentationTests {

	private static final int PICTURES = 4000;

	@ParameterizedTest
	@EnumSource
	void onlySeedEpochAndIndexDecide(AugmentationKind kind) {
		PictureSize size = new PictureSize(3, 32);
		float[] picture = gradient(size);
		List<float[]> inOrder = IntStream.range(0, 20).mapToObj((i) -> changed(kind, size, picture, 42, 1, i)).toList();
		Augmentation backwards = new Augmentation(List.of(kind), size, 42, 1);
		for (int i = 19; i >= 0; i--) {
			float[] again = picture.clone();
			backwards.apply(i, again, 0);
			assertThat(again).isEqualTo(inOrder.get(i));
		}
		assertThat(IntStream.range(0, 20).mapToObj((i) -> changed(kind, size, picture, 43, 1, i)).toList())
			.isNotEqualTo(inOrder);
		assertThat(IntStream.range(0, 20).mapToObj((i) -> changed(kind, size, picture, 42, 2, i)).toList())
			.isNotEqualTo(inOrder);
	}

	@ParameterizedTest
	@CsvSource({ "1, 16", "3, 16", "3, 32", "1, 96", "3, 96", "3, 17" })
	void valuesStayInRangeAndWithinThePicture(int channels, int side) {
		PictureSize size = new PictureSize(channels, side);
		float[] three = new float[3 * size.values()];
		Augmentation all = new Augmentation(List.of(AugmentationKind.values()), size, 42, 1);
		for (int i = 0; i < 50; i++) {
			Arrays.fill(three, 7);
			System.arraycopy(gradient(size), 0, three, size.values(), size.values());
			all.apply(i, three, size.values());
			for (int value = 0; value < three.length; value++) {
				if (value / size.values() == 1) {
					assertThat(three[value]).isBetween(0f, 1f);
				}
				else {
					assertThat(three[value]).isEqualTo(7);
				}
			}
		}
	}

	@Test
	void oneChangeDoesNotAlterAnother() {
		PictureSize size = new PictureSize(3, 32);
		float[] picture = gradient(size);
		for (int i = 0; i < 50; i++) {
			float[] flipped = changed(AugmentationKind.FLIP, size, picture, 42, 1, i);
			float[] both = picture.clone();
			new Augmentation(List.of(AugmentationKind.CUTOUT, AugmentationKind.FLIP), size, 42, 1).apply(i, both, 0);
			assertThat(both).isEqualTo(changed(AugmentationKind.CUTOUT, size, flipped, 42, 1, i));
		}
	}

	@Test
	void halfOfThePicturesAreMirrored() {
		PictureSize size = new PictureSize(1, 17);
		float[] picture = gradient(size);
		float[] mirrored = new float[size.values()];
		for (int row = 0; row < 17; row++) {
			for (int column = 0; column < 17; column++) {
				mirrored[size.index(0, row, column)] = picture[size.index(0, row, 16 - column)];
			}
		}
		List<float[]> flipped = changed(AugmentationKind.FLIP, size, picture);
		assertThat(flipped).allMatch((each) -> Arrays.equals(each, picture) || Arrays.equals(each, mirrored));
		assertThat(flipped.stream().filter((each) -> Arrays.equals(each, mirrored)).count() / (double) PICTURES)
			.isEqualTo(0.5, within(0.03));
	}

	// as RandomCrop(32, padding=4) does it: a window of the picture with a black border
	@ParameterizedTest
	@CsvSource({ "16, 2", "32, 4", "96, 12" })
	void everyShiftIsAsLikelyAsAnother(int side, int most) {
		PictureSize size = new PictureSize(3, side);
		float[] picture = gradient(size);
		int[][] counts = new int[2 * most + 1][2 * most + 1];
		for (float[] shifted : changed(AugmentationKind.SHIFT, size, picture)) {
			int[] by = shiftOf(size, shifted, most);
			counts[most + by[0]][most + by[1]]++;
			for (int i = 0; i < 20; i++) {
				int row = i * (side - 1) / 19;
				int column = (i * 7 % 20) * (side - 1) / 19;
				boolean inside = row >= by[0] && row < side + by[0] && column >= by[1] && column < side + by[1];
				for (int channel = 0; channel < 3; channel++) {
					assertThat(shifted[size.index(channel, row, column)])
						.isEqualTo(inside ? picture[size.index(channel, row - by[0], column - by[1])] : 0);
				}
			}
		}
		for (int by = 0; by <= 2 * most; by++) {
			int place = by;
			double expected = PICTURES / (2.0 * most + 1);
			assertThat((double) Arrays.stream(counts[by]).sum()).isEqualTo(expected, within(5 * Math.sqrt(expected)));
			assertThat((double) Arrays.stream(counts).mapToInt((row) -> row[place]).sum()).isEqualTo(expected,
					within(5 * Math.sqrt(expected)));
		}
	}

	// where the picture's value in its middle, which no other place has, went
	private static int[] shiftOf(PictureSize size, float[] shifted, int most) {
		int middle = size.side() / 2;
		float value = gradient(size)[size.index(0, middle, middle)];
		for (int down = -most; down <= most; down++) {
			for (int right = -most; right <= most; right++) {
				if (shifted[size.index(0, middle + down, middle + right)] == value) {
					return new int[] { down, right };
				}
			}
		}
		throw new AssertionError("Shifted by more than " + most);
	}

	// interpolation is exact on an even slope, so the angle can be read from the slope
	@ParameterizedTest
	@CsvSource({ "1, 16", "3, 32", "3, 96" })
	void picturesAreTurnedByUpTo15Degrees(int channels, int side) {
		PictureSize size = new PictureSize(channels, side);
		float[] picture = new float[size.values()];
		for (int i = 0; i < picture.length; i++) {
			picture[i] = (i % side) / (float) side;
		}
		List<Double> angles = new ArrayList<>();
		int middle = side / 2;
		double centre = (side - 1) / 2.0;
		for (float[] turned : changed(AugmentationKind.ROTATE, size, picture)) {
			double across = (turned[size.index(0, middle, middle + 1)] - turned[size.index(0, middle, middle)]) * side;
			double down = (turned[size.index(0, middle + 1, middle)] - turned[size.index(0, middle, middle)]) * side;
			assertThat(across * across + down * down).isEqualTo(1, within(1e-3));
			angles.add(Math.toDegrees(Math.atan2(down, across)));
			int row = side / 4;
			assertThat((double) turned[size.index(channels - 1, row, row)] * side)
				.isEqualTo(centre + across * (row - centre) + down * (row - centre), within(1e-2));
		}
		assertThat(angles).allMatch((angle) -> Math.abs(angle) < 15.1);
		for (int from = -15; from < 15; from += 5) {
			int least = from;
			assertThat(angles.stream().filter((angle) -> angle >= least && angle < least + 5).count())
				.isBetween(PICTURES / 6 - 120L, PICTURES / 6 + 120L);
		}
	}

	@Test
	void whatTurnsInIsBlack() {
		PictureSize size = new PictureSize(1, 32);
		float[] white = new float[size.values()];
		Arrays.fill(white, 1);
		Set<Boolean> corners = new HashSet<>();
		for (float[] turned : changed(AugmentationKind.ROTATE, size, white)) {
			corners.add(turned[0] < 0.5);
			assertThat(turned[size.index(0, 16, 16)]).isEqualTo(1, within(1e-6f));
			assertThat(turned[size.index(0, 16, 3)]).isEqualTo(1, within(1e-6f));
		}
		assertThat(corners).containsExactlyInAnyOrder(true, false);
	}

	@Test
	void greyStaysGreyAndChangesByUpToAFifth() {
		PictureSize size = new PictureSize(3, 16);
		float[] grey = new float[size.values()];
		Arrays.fill(grey, 0.5f);
		List<Float> values = new ArrayList<>();
		for (float[] changed : changed(AugmentationKind.COLOR, size, grey)) {
			values.add(changed[0]);
			for (float value : changed) {
				assertThat(value).isEqualTo(changed[0], within(1e-4f));
			}
		}
		assertThat(values).allMatch((value) -> value > 0.3999 && value < 0.6001)
			.anyMatch((value) -> value < 0.41)
			.anyMatch((value) -> value > 0.59);
	}

	// with f1 and f2 the factors, 0.4 and 0.6 become f1 / 2 -+ f1 f2 / 10
	@Test
	void contrastChangesByUpToAFifthAroundTheMean() {
		PictureSize size = new PictureSize(1, 16);
		float[] picture = new float[size.values()];
		for (int i = 0; i < picture.length; i++) {
			picture[i] = (i % 2 == 0) ? 0.4f : 0.6f;
		}
		List<Double> factors = new ArrayList<>();
		for (float[] changed : changed(AugmentationKind.COLOR, size, picture)) {
			double brightness = changed[0] + changed[1];
			factors.add(5 * (changed[1] - changed[0]) / brightness);
		}
		assertThat(factors).allMatch((factor) -> factor > 0.7999 && factor < 1.2001)
			.anyMatch((factor) -> factor < 0.81)
			.anyMatch((factor) -> factor > 1.19);
	}

	// contrast and saturation both scale the distance of a plain colour from grey
	@Test
	void saturationChangesTheDistanceFromGrey() {
		PictureSize size = new PictureSize(3, 16);
		float[] red = new float[size.values()];
		Arrays.fill(red, 0.3f);
		Arrays.fill(red, 0, size.plane(), 0.5f);
		List<Double> factors = new ArrayList<>();
		for (float[] changed : changed(AugmentationKind.COLOR, size, red)) {
			float green = changed[size.plane()];
			assertThat(changed[2 * size.plane()]).isEqualTo(green);
			double grey = 0.2989 * changed[0] + 0.7011 * green;
			factors.add((changed[0] - green) / grey * (0.2989 * 0.5 + 0.7011 * 0.3) / 0.2);
		}
		assertThat(factors).allMatch((factor) -> factor > 0.6399 && factor < 1.4401)
			.anyMatch((factor) -> factor < 0.7)
			.anyMatch((factor) -> factor > 1.35);
	}

	@ParameterizedTest
	@CsvSource({ "1, 16", "3, 32", "3, 96" })
	void aGreySquareCoversAQuarterOfTheSide(int channels, int side) {
		PictureSize size = new PictureSize(channels, side);
		float[] white = new float[size.values()];
		Arrays.fill(white, 1);
		long covered = 0;
		for (float[] changed : changed(AugmentationKind.CUTOUT, size, white)) {
			List<Integer> grey = IntStream.range(0, size.plane()).filter((i) -> changed[i] == 0.5f).boxed().toList();
			for (int i = 0; i < changed.length; i++) {
				assertThat(changed[i]).isEqualTo((changed[i % size.plane()] == 0.5f) ? 0.5f : 1);
			}
			int first = grey.get(0);
			int last = grey.get(grey.size() - 1);
			int height = last / side - first / side + 1;
			int width = last % side - first % side + 1;
			assertThat(grey).hasSize(height * width);
			assertThat(height).isBetween(side / 8, side / 4);
			assertThat(width).isBetween(side / 8, side / 4);
			covered += grey.size();
		}
		// a sixteenth, less what is outside: 1/16 (1 - 1/16)^2
		assertThat(covered / (double) PICTURES / size.plane()).isEqualTo(0.0549, within(0.004));
	}

	@Test
	void drawsDoNotRepeatAndAreEven() {
		Set<Double> drawn = new HashSet<>();
		int[] tenths = new int[10];
		for (int index = 0; index < 10_000; index++) {
			Draws draws = Draws.of(42, 1, index, 0);
			for (int i = 0; i < 3; i++) {
				double draw = draws.between(0, 1);
				assertThat(draw).isGreaterThanOrEqualTo(0).isLessThan(1);
				drawn.add(draw);
				tenths[(int) (draw * 10)]++;
			}
		}
		assertThat(drawn).hasSize(30_000);
		assertThat(tenths).satisfies((counts) -> Arrays.stream(counts)
			.forEach((count) -> assertThat(count).isBetween(3000 - 260, 3000 + 260)));
	}

	// another value at each place of a plane, none of them 0
	private static float[] gradient(PictureSize size) {
		float[] values = new float[size.values()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (i % size.plane() + 1f) / (size.plane() + 1f);
		}
		return values;
	}

	private static List<float[]> changed(AugmentationKind kind, PictureSize size, float[] picture) {
		return IntStream.range(0, PICTURES).mapToObj((i) -> changed(kind, size, picture, 42, 1, i)).toList();
	}

	private static float[] changed(AugmentationKind kind, PictureSize size, float[] picture, long seed, int epoch,
			int index) {
		float[] changed = picture.clone();
		new Augmentation(List.of(kind), size, seed, epoch).apply(index, changed, 0);
		return changed;
	}

}
