package io.convscope.image.reading;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.convscope.fuzz.FuzzedTime;
import io.convscope.fuzz.Mutations;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Changed files of all formats are read or refused by name, soon. Goes on for longer by
 * <code>./mvnw test -Pci -Dtest=RandomPicturesTests -Dfuzz.minutes=60</code>.
 */
@Tag("ci")
class RandomPicturesTests {

	/** The limit, and what one row or one scan may take beyond it. */
	private static final Duration MOST_TIME = Duration.ofMillis(2500);

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@Test
	void changedFilesAreReadOrRefusedByNameSoon() throws IOException {
		FuzzedTime time = new FuzzedTime("pictures");
		Random random = new Random(time.seed());
		Mutations mutations = new Mutations(time.seed());
		List<byte[]> files = files();
		int count = 0;
		int read = 0;
		while (!time.isOver()) {
			byte[] file = mutations.of(files.get(random.nextInt(files.size())));
			byte[] changed = random.nextBoolean() ? PngChecksums.mended(file) : file;
			long start = THREADS.getCurrentThreadCpuTime();
			Throwable thrown = catchThrowable(() -> this.reader.read(changed, CIFAR10));
			Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
			count++;
			read += (thrown == null) ? 1 : 0;
			if (thrown != null) {
				assertThat(thrown)
					.as("-Dfuzz.seed=%d, file %d: %s", time.seed(), count, HexFormat.of().formatHex(changed))
					.isInstanceOfAny(UnreadablePictureException.class, UnsupportedPictureException.class);
			}
			assertThat(taken).as("-Dfuzz.seed=%d, file %d: %s", time.seed(), count, HexFormat.of().formatHex(changed))
				.isLessThan(MOST_TIME);
		}
		System.out.println("Random pictures: " + count + ", of which " + read + " were read");
		assertThat(read).isPositive().isLessThan(count);
	}

	private static List<byte[]> files() throws IOException {
		List<byte[]> files = new ArrayList<>();
		BufferedImage colours = PictureFiles.noise(40, 33, 5);
		byte[] jpeg = jpeg(colours, false);
		files.add(jpeg);
		files.add(jpeg(colours, true));
		files.add(jpeg(PictureFiles.plain(520, 530, 0x3060C0), false));
		files.add(PictureFiles.withOrientation(jpeg, 6));
		files.add(withProfile(jpeg));
		for (int type : new int[] { BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR,
				BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
				BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_565_RGB }) {
			BufferedImage image = PictureFiles.copy(colours, type);
			for (String format : new String[] { "png", "gif", "bmp", "jpg" }) {
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				if (ImageIO.write(image, format, bytes)) {
					files.add(bytes.toByteArray());
				}
			}
		}
		byte[] png = PictureFiles.encode(colours, "png");
		files.add(PictureFiles.join(Arrays.copyOf(png, 33), PictureFiles.pngChunk("eXIf", PictureFiles.exif(5)),
				PictureFiles.pngChunk("tRNS", new byte[] { 0, 1, 0, 2, 0, 3 }),
				PictureFiles.pngChunk("iCCP",
						PictureFiles.join(new byte[] { 'x', 0, 0 }, PngChecksums.deflated(IccProfiles.displayP3()))),
				Arrays.copyOfRange(png, 33, png.length)));
		files.add(runLengthBmp(8));
		files.add(runLengthBmp(4));
		for (int header : new int[] { 12, 64, 108, 124 }) {
			files.add(bmp(header));
		}
		return files;
	}

	private static byte[] runLengthBmp(int bits) throws IOException {
		byte[] palette = new byte[1 << bits];
		new Random(2).nextBytes(palette);
		BufferedImage image = new BufferedImage(40, 33,
				(bits == 8) ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
				new IndexColorModel(bits, palette.length, palette, palette, palette));
		for (int i = 0; i < 40 * 33; i++) {
			image.getRaster().setSample(i % 40, i / 40, 0, i / 7 % palette.length);
		}
		ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionType((bits == 8) ? "BI_RLE8" : "BI_RLE4");
		return write(writer, image, param);
	}

	private static byte[] bmp(int header) {
		ByteBuffer file = ByteBuffer.allocate(14 + header + 1024 + 40 * 33 * 4).order(ByteOrder.LITTLE_ENDIAN);
		file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(14 + header + 1024);
		file.putInt(header);
		if (header == 12) {
			return file.putShort((short) 40).putShort((short) 33).putShort((short) 1).putShort((short) 8).array();
		}
		file.putInt(40).putInt(33).putShort((short) 1);
		boolean windows = header >= 108;
		file.putShort((short) (windows ? 32 : 8)).putInt(windows ? 3 : 0);
		if (windows) {
			file.putInt(54, 0xFF0000).putInt(58, 0xFF00).putInt(62, 0xFF).putInt(66, 0xFF000000);
		}
		return file.array();
	}

	private static byte[] withProfile(byte[] jpeg) {
		byte[] profile = IccProfiles.displayP3();
		byte[] start = ByteBuffer.allocate(18)
			.putShort((short) 0xFFE2)
			.putShort((short) (16 + profile.length))
			.put(new byte[] { 'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0, 1, 1 })
			.array();
		return PictureFiles.join(Arrays.copyOf(jpeg, 2), start, profile, Arrays.copyOfRange(jpeg, 2, jpeg.length));
	}

	private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		return write(writer, image, param);
	}

	private static byte[] write(ImageWriter writer, BufferedImage image, ImageWriteParam param) throws IOException {
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
