package io.convscope.explanation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import io.convscope.inspection.drawing.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HeatMapTests {

	private static final Picture PICTURE = DatasetFixtures.shapes().test().picture(0);

	@ParameterizedTest
	@EnumSource(names = "DIVERGING", mode = EnumSource.Mode.EXCLUDE)
	void isTheColoursAloneAtFullStrength(Palette palette) throws IOException {
		float[][] values = new float[CIFAR10.side()][CIFAR10.side()];
		values[3][4] = 2;
		values[5][6] = 1;
		BufferedImage image = draw(new HeatMap(1, 2, palette), values);
		assertThat(image.getWidth()).isEqualTo(64);
		assertThat(image.getHeight()).isEqualTo(64);
		assertThat(rgb(image, 9, 7)).isEqualTo(palette.rgb(1));
		assertThat(rgb(image, 12, 10)).isEqualTo(palette.rgb(0.5));
		assertThat(rgb(image, 0, 0)).isEqualTo(palette.rgb(0));
	}

	@Test
	void coloursForSignsShowWhatSpeaksAgainstTheLabel() throws IOException {
		float[][] values = new float[CIFAR10.side()][CIFAR10.side()];
		values[0][0] = -2;
		values[0][1] = 1;
		BufferedImage image = draw(new HeatMap(1, 1, Palette.DIVERGING), values);
		assertThat(rgb(image, 0, 0)).isEqualTo(Palette.DIVERGING.rgb(0));
		assertThat(rgb(image, 1, 0)).isEqualTo(Palette.DIVERGING.rgb(0.75));
		assertThat(rgb(image, 2, 0)).isEqualTo(Palette.DIVERGING.rgb(0.5));
	}

	@Test
	void isThePictureAloneWithoutStrength() {
		assertThat(new HeatMap(0, 3, Palette.VIRIDIS).png(PICTURE, slope())).isEqualTo(Png.write(PICTURE, 3));
	}

	// so that a page can lay the colours over the picture by itself
	@Test
	void inBetweenIsTheBlendThatABrowserMakesOfBoth() throws IOException {
		BufferedImage colours = draw(new HeatMap(1, 1, Palette.VIRIDIS), slope());
		BufferedImage blended = draw(new HeatMap(0.3, 1, Palette.VIRIDIS), slope());
		for (int y = 0; y < CIFAR10.side(); y++) {
			for (int x = 0; x < CIFAR10.side(); x++) {
				for (int channel = 0; channel < CIFAR10.channels(); channel++) {
					double expected = 0.7 * PICTURE.value(channel, y, x) + 0.3 * byteOf(rgb(colours, x, y), channel);
					assertThat((double) byteOf(rgb(blended, x, y), channel)).isCloseTo(expected, within(0.51));
				}
			}
		}
	}

	@Test
	void whatSpeaksAgainstTheLabelIsAsDarkAsNothing() throws IOException {
		float[][] values = new float[CIFAR10.side()][CIFAR10.side()];
		values[0][0] = -5;
		values[0][1] = 1;
		BufferedImage image = draw(new HeatMap(1, 1, Palette.GRAY), values);
		assertThat(rgb(image, 0, 0)).isEqualTo(0);
		assertThat(rgb(image, 1, 0)).isEqualTo(0xFFFFFF);
		assertThat(rgb(image, 2, 0)).isEqualTo(0);
	}

	@Test
	void nothingAtAllIsDark() throws IOException {
		BufferedImage image = draw(new HeatMap(1, 1, Palette.VIRIDIS), new float[CIFAR10.side()][CIFAR10.side()]);
		assertThat(rgb(image, 7, 7)).isEqualTo(Palette.VIRIDIS.rgb(0));
	}

	private static float[][] slope() {
		float[][] values = new float[CIFAR10.side()][CIFAR10.side()];
		for (int i = 0; i < CIFAR10.side() * CIFAR10.side(); i++) {
			values[i / CIFAR10.side()][i % CIFAR10.side()] = i - 200;
		}
		return values;
	}

	private static BufferedImage draw(HeatMap heatMap, float[][] values) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(heatMap.png(PICTURE, values)));
	}

	private static int rgb(BufferedImage image, int x, int y) {
		return image.getRGB(x, y) & 0xFFFFFF;
	}

	private static int byteOf(int rgb, int channel) {
		return rgb >> 8 * (CIFAR10.channels() - 1 - channel) & 0xFF;
	}

}
