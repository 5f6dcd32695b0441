package io.convscope.image.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import io.convscope.image.UnreadablePictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Large JPEG files, whose pixels are not decoded, have the means of the pixels that
 * libjpeg decodes.
 */
class LargeJpegTests {

	private final PictureReader reader = new PictureReader(40 << 20, 50_000_000, 2);

	@ParameterizedTest
	@CsvSource({ "640,640", "1203,801", "801,1207", "1500,1501" })
	void meansAreThoseOfThePixels(int width, int height) throws IOException {
		for (int side : new int[] { 16, 32, 40 }) {
			assertCloseToPixels(jpeg(drawn(width, height, BufferedImage.TYPE_INT_RGB), false),
					new PictureSize(3, side));
		}
	}

	@Test
	void greyMeansAreThoseOfThePixels() throws IOException {
		byte[] file = jpeg(drawn(1203, 801, BufferedImage.TYPE_BYTE_GRAY), false);
		assertCloseToPixels(file, new PictureSize(1, 32));
		assertCloseToPixels(file, new PictureSize(3, 32));
	}

	@Test
	void progressiveMeansAreThoseOfThePixels() throws IOException {
		assertCloseToPixels(jpeg(drawn(2200, 2101, BufferedImage.TYPE_INT_RGB), true), new PictureSize(3, 32));
	}

	@Test
	void aFileWithTooFewBitsIsRefusedThoughItHasAnEnd() throws IOException {
		byte[] file = jpeg(drawn(900, 900, BufferedImage.TYPE_INT_RGB), false);
		ByteArrayOutputStream cut = new ByteArrayOutputStream();
		cut.write(file, 0, file.length / 2);
		cut.write(file, file.length - 2, 2);
		assertThatThrownBy(() -> this.reader.read(cut.toByteArray(), new PictureSize(3, 32)))
			.isInstanceOf(UnreadablePictureException.class);
	}

	@Test
	void tablesMayFollowTheFrame() throws IOException {
		byte[] file = jpeg(drawn(700, 600, BufferedImage.TYPE_INT_RGB), false);
		int tables = segment(file, 0xDB);
		int frame = segment(file, 0xC0);
		int end = frame + 2 + ((file[frame + 2] & 0xFF) << 8 | file[frame + 3] & 0xFF);
		assertThat(tables).isLessThan(frame);
		byte[] moved = PictureFiles.join(Arrays.copyOf(file, tables), Arrays.copyOfRange(file, frame, end),
				Arrays.copyOfRange(file, tables, frame), Arrays.copyOfRange(file, end, file.length));
		assertCloseToPixels(moved, new PictureSize(3, 32));
	}

	private static int segment(byte[] file, int marker) {
		int at = 2;
		while ((file[at + 1] & 0xFF) != marker) {
			at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
		}
		return at;
	}

	private void assertCloseToPixels(byte[] file, PictureSize size) throws IOException {
		BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(file));
		Picture expected = this.reader.read(PictureFiles.encode(pixels, "png"), size);
		Picture picture = this.reader.read(file, size);
		int sum = 0;
		for (int i = 0; i < size.values(); i++) {
			int channel = i / size.plane();
			int row = i / size.side() % size.side();
			int column = i % size.side();
			int difference = Math.abs(picture.value(channel, row, column) - expected.value(channel, row, column));
			assertThat(difference).as("value %s of %s", i, size).isLessThanOrEqualTo(4);
			sum += difference;
		}
		assertThat((double) sum / size.values()).isLessThan(1);
	}

	// a photograph's smooth grounds, with edges
	private static BufferedImage drawn(int width, int height, int type) {
		BufferedImage image = new BufferedImage(width, height, type);
		Graphics2D graphics = image.createGraphics();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int wave = (int) (60 * Math.sin(x / 37.0) * Math.cos(y / 23.0));
				image.setRGB(x, y, new Color(120 + wave, 100 + wave / 2 + x * 50 / width, 140 - wave).getRGB());
			}
		}
		for (int i = 0; i < 40; i++) {
			graphics.setColor(new Color(60 + i * 3, 180 - i * 2, 90 + i));
			graphics.fillOval(i * 7919 % width, i * 104729 % height, 20 + i * 5, 30 + i * 3);
		}
		graphics.dispose();
		return image;
	}

	private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality(0.9f);
		param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
