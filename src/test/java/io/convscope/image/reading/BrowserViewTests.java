package io.convscope.image.reading;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.convscope.image.Picture;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Varieties of files as Chromium shows them, which is what the specifications say where
 * they say something.
 */
class BrowserViewTests {

	private static final int WHITE = 0xFFFFFF;

	private static final int ORANGE = 0xC8503C;

	/** Orange, with the primaries of Display P3, in sRGB. */
	private static final int ORANGE_OF_P3 = 0xD84532;

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void aTransparentColourThatNoPixelHasChangesNothing(int interlace) throws IOException {
		byte[] rows = new byte[32 * (1 + 96 * 3)];
		for (int i = 0; i < 32 * 96; i++) {
			rows[i / 96 * 289 + 1 + i % 96 * 3 + i % 96 / 32] = (byte) 0xFF;
		}
		byte[] file = (interlace == 0)
				? png(96, 32, 8, 2, PictureFiles.pngChunk("tRNS", new byte[] { 0, 1, 0, 1, 0, 1 }), rows)
				: png(32, 32, 8, 2, PictureFiles.pngChunk("tRNS", new byte[] { 0, 1, 0, 1, 0, 1 }), 1, passes());
		assertPlain(this.reader.read(file, CIFAR10), 0x00FF00, 0);
	}

	/** The seven small images of an interlaced one of 32 x 32 green pixels. */
	private static byte[] passes() {
		ByteArrayOutputStream passes = new ByteArrayOutputStream();
		int[][] sizes = { { 4, 4 }, { 4, 4 }, { 8, 4 }, { 8, 8 }, { 16, 8 }, { 16, 16 }, { 32, 16 } };
		for (int[] size : sizes) {
			byte[] row = new byte[1 + size[0] * 3];
			for (int x = 0; x < size[0]; x++) {
				row[2 + 3 * x] = (byte) 0xFF;
			}
			for (int y = 0; y < size[1]; y++) {
				passes.writeBytes(row);
			}
		}
		return passes.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "4, 5", "8, 77" })
	void aGreyThatIsTransparentIsWhite(int bits, int grey) throws IOException {
		byte[] rows = new byte[32 * (1 + 4 * bits)];
		for (int y = 0; y < 32; y++) {
			for (int bit = 0; bit < 32 * bits; bit += bits) {
				rows[y * (1 + 4 * bits) + 1 + bit / 8] |= (byte) (grey << 8 - bits - bit % 8);
			}
		}
		byte[] file = png(32, 32, bits, 0, PictureFiles.pngChunk("tRNS", new byte[] { 0, (byte) grey }), rows);
		assertPlain(this.reader.read(file, CIFAR10), WHITE, 0);
	}

	@Test
	void eachPixelOfALargePictureCounts() {
		BufferedImage chequers = new BufferedImage(2050, 2050, BufferedImage.TYPE_BYTE_BINARY);
		for (int i = 0; i < 2050 * 2050; i++) {
			chequers.getRaster().setSample(i % 2050, i / 2050, 0, (i % 2050 + i / 2050) % 2);
		}
		assertPlain(this.reader.read(PictureFiles.encode(chequers, "png"), CIFAR10), 0x808080, 1);
	}

	@Test
	void aFrameLiesOnItsScreen() {
		byte[] frame = PictureFiles.encode(PictureFiles.plain(16, 16, 0x0000FF), "gif");
		ByteBuffer file = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
		file.putShort(6, (short) 64).putShort(8, (short) 64);
		int descriptor = new String(frame, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0\20\0\20\0");
		file.putShort(descriptor + 1, (short) 24).putShort(descriptor + 3, (short) 24);
		Picture picture = this.reader.read(frame, CIFAR10);
		for (int i = 0; i < 32 * 32; i++) {
			boolean inside = i / 32 >= 12 && i / 32 < 20 && i % 32 >= 12 && i % 32 < 20;
			assertThat(PictureFiles.rgb(picture, i / 32, i % 32)).isEqualTo(inside ? 0x0000FF : WHITE);
		}
	}

	@Test
	void aProfileCountsInPngAndJpegAlike() throws IOException {
		byte[] profile = IccProfiles.displayP3();
		assertPlain(this.reader.read(png(profile), CIFAR10), ORANGE_OF_P3, 2);
		assertPlain(this.reader.read(jpeg(icc(1, 1, profile)), CIFAR10), ORANGE_OF_P3, 3);
	}

	@Test
	void aProfileInPartsIsPutTogetherInTheirOrder() throws IOException {
		byte[] profile = IccProfiles.displayP3();
		byte[] first = Arrays.copyOf(profile, 200);
		byte[] second = Arrays.copyOfRange(profile, 200, profile.length);
		assertPlain(this.reader.read(jpeg(icc(2, 2, second), icc(1, 2, first)), CIFAR10), ORANGE_OF_P3, 3);
	}

	@Test
	void aDoubledProfileCountsOnce() throws IOException {
		byte[] profile = IccProfiles.displayP3();
		assertPlain(this.reader.read(jpeg(icc(1, 1, profile), icc(1, 1, profile)), CIFAR10), ORANGE_OF_P3, 3);
	}

	@Test
	void aProfileThatCannotBeUsedChangesNothing() throws IOException {
		byte[] profile = IccProfiles.displayP3();
		byte[] cut = Arrays.copyOf(profile, profile.length / 2);
		byte[] grey = profile.clone();
		System.arraycopy("GRAY".getBytes(StandardCharsets.US_ASCII), 0, grey, 16, 4);
		for (byte[] wrong : new byte[][] { {}, new byte[500], cut, grey }) {
			assertPlain(this.reader.read(jpeg(icc(1, 1, wrong)), CIFAR10), ORANGE, 3);
			assertPlain(this.reader.read(png(wrong), CIFAR10), ORANGE, 0);
		}
		assertPlain(this.reader.read(jpeg(icc(1, 2, profile)), CIFAR10), ORANGE, 3);
		assertPlain(this.reader.read(jpeg(segment(0xE2, "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))), CIFAR10),
				ORANGE, 3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aTransformThatDoesNotFitThreeComponentsIsTheUsualOne(int transform) throws IOException {
		byte[] adobe = { 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform };
		byte[] file = PictureFiles.encode(PictureFiles.plain(32, 32, ORANGE), "jpg");
		byte[] withoutJfif = PictureFiles.join(Arrays.copyOf(file, 2), segment(0xEE, adobe),
				Arrays.copyOfRange(file, 20, file.length));
		assertPlain(this.reader.read(withoutJfif, CIFAR10), ORANGE, 3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void aPngIsTurnedAsExifSays(int orientation) throws IOException {
		BufferedImage image = PictureFiles.plain(33, 48, 0x00FF00);
		PictureFiles.fill(image, 0, 24, 33, 24, 0x0000FF);
		PictureFiles.fill(image, 17, 0, 16, 24, 0xFF0000);
		PictureFiles.fill(image, 17, 24, 16, 24, WHITE);
		byte[] file = PictureFiles.encode(image, "png");
		byte[] exif = PictureFiles.pngChunk("eXIf", PictureFiles.exif(orientation));
		Picture picture = this.reader
			.read(PictureFiles.join(Arrays.copyOf(file, 33), exif, Arrays.copyOfRange(file, 33, file.length)), CIFAR10);
		Picture turned = this.reader.read(PictureFiles.encode(turned(image, orientation), "png"), CIFAR10);
		assertThat(picture).isEqualTo(turned);
	}

	private static BufferedImage turned(BufferedImage image, int orientation) {
		boolean transposed = orientation > 4;
		int width = image.getWidth();
		int height = image.getHeight();
		BufferedImage turned = transposed ? PictureFiles.plain(height, width, 0) : PictureFiles.plain(width, height, 0);
		for (int y = 0; y < turned.getHeight(); y++) {
			for (int x = 0; x < turned.getWidth(); x++) {
				int u = switch (orientation) {
					case 1, 4 -> x;
					case 2, 3 -> width - 1 - x;
					case 5, 6 -> y;
					default -> width - 1 - y;
				};
				int v = switch (orientation) {
					case 1, 2 -> y;
					case 3, 4 -> height - 1 - y;
					case 5, 8 -> x;
					default -> height - 1 - x;
				};
				turned.setRGB(x, y, image.getRGB(u, v));
			}
		}
		return turned;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 31, 40, 77 })
	void aProgressivePictureIsReadFromAllOfItsScans(int side) throws IOException {
		BufferedImage image = PictureFiles.noise(side, side + 3, side);
		Picture whole = this.reader.read(jpeg(image, false), CIFAR10);
		Picture progressive = this.reader.read(jpeg(image, true), CIFAR10);
		for (int i = 0; i < CIFAR10.values(); i++) {
			assertThat(progressive.value(i / 1024, i / 32 % 32, i % 32))
				.isCloseTo(whole.value(i / 1024, i / 32 % 32, i % 32), within(2));
		}
	}

	@ParameterizedTest
	@CsvSource({ "192, 12", "193, 16", "195, 8", "201, 8", "202, 8", "197, 8", "247, 8" })
	void aJpegOfAVarietyThatIsNotReadIsCalledByIt(int marker, int precision) {
		byte[] file = PictureFiles.encode(PictureFiles.plain(16, 16, ORANGE), "jpg");
		int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
		file[frame + 1] = (byte) marker;
		file[frame + 4] = (byte) precision;
		assertThatThrownBy(() -> this.reader.read(file, CIFAR10)).isInstanceOf(UnsupportedPictureException.class)
			.hasMessageMatching("The file is a JPEG .*(bits|loss|arithmetic|hierarchical|LS).*")
			.hasMessageNotContaining("damaged");
	}

	@Test
	void aJpegInPrintingColoursIsReadAsAdobeStoresIt() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, null);
		for (int i = 0; i < 32 * 32; i++) {
			raster.setPixel(i % 32, i / 32, new int[] { 200, 100, 50, 204 });
		}
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(new IIOImage(raster, null, null));
		}
		// each times 204 / 255
		assertPlain(this.reader.read(bytes.toByteArray(), CIFAR10), 0xA05028, 3);
	}

	@Test
	void aBmpOfOs2IsRead() {
		ByteBuffer file = bmp(64, 8, 32, 32, 256 * 4, 32 * 32);
		for (int y = 0; y < 32; y++) {
			Arrays.fill(file.array(), 78 + 1024 + y * 32, 78 + 1024 + y * 32 + 32, (byte) ((y < 16) ? 1 : 2));
		}
		file.putInt(78 + 4, ORANGE).putInt(78 + 8, 0x00FF00);
		Picture picture = this.reader.read(file.array(), CIFAR10);
		assertThat(PictureFiles.rgb(picture, 2, 2)).isEqualTo(0x00FF00);
		assertThat(PictureFiles.rgb(picture, 29, 29)).isEqualTo(ORANGE);
	}

	@Test
	void opacityOfABmpOfSixteenBitsCounts() {
		ByteBuffer file = bmp(108, 16, 32, 32, 0, 32 * 32 * 2);
		file.putInt(30, 3);
		file.putInt(54, 0x7C00).putInt(58, 0x03E0).putInt(62, 0x001F).putInt(66, 0x8000);
		for (int i = 0; i < 32 * 32; i++) {
			file.putShort(122 + 2 * i, (short) ((i % 2 == 0) ? 0xFC00 : 0x7C00));
		}
		Picture picture = this.reader.read(file.array(), CIFAR10);
		assertThat(PictureFiles.rgb(picture, 5, 6)).isEqualTo(0xFF0000);
		assertThat(PictureFiles.rgb(picture, 5, 7)).isEqualTo(WHITE);
	}

	@Test
	void aWideBmpThatIsCutIsNotFilledUp() {
		byte[] file = PictureFiles.encode(PictureFiles.plain(48, 32, 0xFF0000), "bmp");
		byte[] cut = Arrays.copyOf(file, 54 + 16 * 48 * 3);
		assertThatThrownBy(() -> this.reader.read(cut, CIFAR10)).isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("ends too early");
	}

	private static ByteBuffer bmp(int header, int bits, int width, int height, int palette, int pixels) {
		int start = 14 + header + palette;
		ByteBuffer file = ByteBuffer.allocate(start + pixels).order(ByteOrder.LITTLE_ENDIAN);
		file.put((byte) 'B').put((byte) 'M').putInt(start + pixels).putInt(0).putInt(start);
		file.putInt(header).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
		return file;
	}

	private static byte[] png(byte[] profile) throws IOException {
		byte[] rows = new byte[32 * 97];
		for (int i = 0; i < 32 * 32; i++) {
			for (int channel = 0; channel < 3; channel++) {
				rows[i / 32 * 97 + 1 + i % 32 * 3 + channel] = (byte) (ORANGE >> 8 * (2 - channel));
			}
		}
		byte[] chunk = PictureFiles.pngChunk("iCCP",
				PictureFiles.join(new byte[] { 'x', 0, 0 }, PngChecksums.deflated(profile)));
		return png(32, 32, 8, 2, chunk, rows);
	}

	private static byte[] png(int width, int height, int bits, int type, byte[] chunk, byte[] rows) throws IOException {
		return png(width, height, bits, type, chunk, 0, rows);
	}

	private static byte[] png(int width, int height, int bits, int type, byte[] chunk, int interlace, byte[] rows)
			throws IOException {
		byte[] header = ByteBuffer.allocate(13)
			.putInt(width)
			.putInt(height)
			.put(new byte[] { (byte) bits, (byte) type, 0, 0, (byte) interlace })
			.array();
		return PictureFiles.join("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
				PictureFiles.pngChunk("IHDR", header), chunk,
				PictureFiles.pngChunk("IDAT", PngChecksums.deflated(rows)), PictureFiles.pngChunk("IEND", new byte[0]));
	}

	private static byte[] jpeg(byte[]... segments) {
		byte[] file = PictureFiles.encode(PictureFiles.plain(32, 32, ORANGE), "jpg");
		return PictureFiles.join(Arrays.copyOf(file, 2), PictureFiles.join(segments),
				Arrays.copyOfRange(file, 2, file.length));
	}

	private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
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

	private static byte[] icc(int number, int count, byte[] part) {
		return segment(0xE2, PictureFiles.join("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII),
				new byte[] { (byte) number, (byte) count }, part));
	}

	private static byte[] segment(int marker, byte[] content) {
		return PictureFiles.join(ByteBuffer.allocate(4)
			.putShort((short) (0xFF00 | marker))
			.putShort((short) (content.length + 2))
			.array(), content);
	}

	private static void assertPlain(Picture picture, int rgb, int tolerance) {
		for (int i = 0; i < CIFAR10.values(); i++) {
			assertThat(picture.value(i / 1024, i / 32 % 32, i % 32)).as("value %d", i)
				.isCloseTo(rgb >> 8 * (2 - i / 1024) & 0xFF, within(tolerance));
		}
	}

}
