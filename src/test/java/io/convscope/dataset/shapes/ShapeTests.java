package io.convscope.dataset.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShapeTests {

	@ParameterizedTest
	@EnumSource
	void staysInsideTheCircleThatPlacesIt(Shape shape) {
		Random random = new Random(1);
		for (int i = 0; i < 10_000; i++) {
			double angle = random.nextDouble() * 2 * Math.PI;
			double radius = 1.001 + random.nextDouble();
			assertThat(shape.outline().contains(radius * Math.cos(angle), radius * Math.sin(angle))).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void coversEnoughToBeSeen(Shape shape) {
		assertThat(mask(shape.outline()).stream().filter((covered) -> covered).count() / 10_000.0).isBetween(0.2, 0.7);
	}

	@Test
	void noTwoShapesLookAlike() {
		for (Shape one : Shape.values()) {
			for (Shape other : Shape.values()) {
				long differing = differing(mask(one.outline()), mask(other.outline()));
				assertThat(differing).as(one + " and " + other)
					.satisfies((count) -> assertThat(count >= 400).isEqualTo(one != other));
			}
		}
	}

	// the square from -1 to 1 in 100 rows of 100
	private static List<Boolean> mask(Outline outline) {
		List<Boolean> mask = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			mask.add(outline.contains((i % 100 - 49.5) / 50, (i / 100 - 49.5) / 50));
		}
		return mask;
	}

	private static long differing(List<Boolean> one, List<Boolean> other) {
		return IntStream.range(0, one.size()).filter((i) -> !one.get(i).equals(other.get(i))).count();
	}

	@Test
	void areasAreThoseOfGeometry() {
		assertThat(area(Outline.disc(0, 0.5))).isCloseTo(Math.PI / 4, within(0.01));
		assertThat(area(Outline.rectangle(0.5, 0.25))).isCloseTo(0.5, within(0.03));
		assertThat(area(Polygon.radial(4, 1))).isCloseTo(2, within(0.03));
		assertThat(area(Polygon.radial(4, 1).placed(0.3, -0.2, 0.5, 1))).isCloseTo(0.5, within(0.02));
	}

	private static double area(Outline outline) {
		return mask(outline).stream().filter((covered) -> covered).count() * 4 / 10_000.0;
	}

	// over many pictures no shape is redder, or lighter, than another
	@ParameterizedTest
	@EnumSource
	void isPaintedInAnyColourOnAnyPaper(Shape shape) {
		byte[] planes = new byte[2 * CIFAR10.values()];
		double[] sums = new double[3];
		int light = 0;
		ShapePainter painter = new ShapePainter(new Random(7));
		for (int i = 0; i < 1000; i++) {
			painter.paint(shape, planes, CIFAR10.values());
			Picture picture = Picture.ofPlanes(CIFAR10, planes, CIFAR10.values());
			for (int channel = 0; channel < 3; channel++) {
				sums[channel] += mean(picture, channel) / 1000;
			}
			light += (picture.value(1, 0, 0) > 128) ? 1 : 0;
		}
		assertThat(Arrays.copyOf(planes, CIFAR10.values())).containsOnly(0);
		assertThat(light).isBetween(440, 560);
		assertThat(sums).containsExactly(new double[] { 120, 120, 120 }, within(15.0));
	}

	private static double mean(Picture picture, int channel) {
		return IntStream.range(0, 1024).map((i) -> picture.value(channel, i / 32, i % 32)).average().orElseThrow();
	}

	@Test
	void huesBecomeTheColoursOfTheWheel() {
		assertThat(Rgb.ofHue(0, 1, 1)).isEqualTo(new Rgb(1, 0, 0));
		assertThat(Rgb.ofHue(0.5, 1, 1)).isEqualTo(new Rgb(0, 1, 1));
		assertThat(Rgb.ofHue(-0.5, 1, 0.5)).isEqualTo(new Rgb(0, 0.5, 0.5));
		assertThat(Rgb.ofHue(0.25, 0, 0.7)).isEqualTo(new Rgb(0.7, 0.7, 0.7));
	}

}
