package io.convscope.image.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.sun.management.ThreadMXBean;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.format.JpegFile;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class HostileFilesTests {

	private static final int MEGABYTE = 1 << 20;

	private final PictureReader reader = new PictureReader(10 * MEGABYTE, 50_000_000, 2);

	@ParameterizedTest
	@CsvSource({ "png, 60000", "jpg, 60000", "gif, 60000", "bmp, 20000" })
	void aHeaderThatClaimsTooManyPixelsIsRefusedBeforeAnythingIsDecoded(String format, int side) {
		byte[] file = claiming(format, side);
		long allocated = allocatedBy(() -> assertThatThrownBy(() -> this.reader.read(file, CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining(String.format(Locale.ROOT, "%1$,d x %1$,d", side))
			.hasMessageContaining("50,000,000"));
		assertThat(allocated).isLessThan(4 * MEGABYTE);
	}

	@Test
	void aBmpThatClaimsMorePixelsThanItHasIsRefused() {
		byte[] file = file("bmp", 40);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
		long allocated = allocatedBy(() -> assertThatThrownBy(() -> this.reader.read(file, CIFAR10))
			.isInstanceOf(UnreadablePictureException.class));
		assertThat(allocated).isLessThan(4 * MEGABYTE);
	}

	@Test
	void aThinPictureIsRefusedForItsLength() {
		assertThatThrownBy(() -> this.reader.read(PictureFiles.pngHeader(49_000_000, 1), CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("65,535");
	}

	@Test
	void aVeryLargePictureIsDecodedInLittleMemory() {
		byte[] file = PictureFiles.encode(new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_BINARY), "png");
		long allocated = allocatedBy(() -> this.reader.read(file, CIFAR10));
		assertThat(allocated).isLessThan(2 * MEGABYTE);
	}

	@Test
	void aFileOverTheLimitIsRefusedUnseen() {
		PictureReader strict = new PictureReader(1000, 50_000_000, 2);
		assertThatThrownBy(() -> strict.read(new byte[1001], CIFAR10)).isInstanceOf(PictureTooLargeException.class)
			.hasMessageContaining("1,000 bytes");
		assertThatThrownBy(() -> strict.read(new byte[1000], CIFAR10)).isInstanceOf(UnreadablePictureException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "bmp", "gif" })
	void aTruncatedFileIsAlwaysRefused(String format) {
		byte[] file = file(format, 40);
		int end = file.length - (format.equals("gif") ? 1 : 0); // its first frame ends
																// before its end mark
		for (int length = 0; length < end; length += Math.max(1, Math.min(file.length / 40, end - 1 - length))) {
			byte[] truncated = Arrays.copyOf(file, length);
			assertThatThrownBy(() -> this.reader.read(truncated, CIFAR10))
				.as("%s cut to %d of %d", format, length, file.length)
				.isInstanceOf(UnreadablePictureException.class);
		}
	}

	@Test
	void aJpegWithAHoleIsRefusedThoughItHasAnEnd() {
		byte[] file = file("jpg", 200);
		byte[] holed = PictureFiles.join(Arrays.copyOf(file, file.length / 2),
				Arrays.copyOfRange(file, file.length - 2, file.length));
		assertThatThrownBy(() -> this.reader.read(holed, CIFAR10)).isInstanceOf(UnreadablePictureException.class);
	}

	@Test
	void aPngWhosePixelsEndTooEarlyIsRefused() {
		byte[] file = file("png", 40);
		int start = new String(file, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 4;
		int length = ByteBuffer.wrap(file).getInt(start - 8);
		byte[] half = PictureFiles.join(Arrays.copyOf(file, start - 8),
				PictureFiles.pngChunk("IDAT", Arrays.copyOfRange(file, start, start + length / 2)),
				PictureFiles.pngChunk("IEND", new byte[0]));
		assertThatThrownBy(() -> this.reader.read(half, CIFAR10)).isInstanceOf(UnreadablePictureException.class);
	}

	@Test
	void oneChangedByteInThePixelsOfAPngIsNoticed() {
		byte[] file = file("png", 40);
		file[file.length / 2] ^= 1;
		assertThatThrownBy(() -> this.reader.read(file, CIFAR10)).isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("PNG file is damaged");
	}

	@Test
	void aJpegOfCountlessScansIsRefused() {
		byte[] file = file("jpg", 40);
		int scan = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
		byte[][] parts = new byte[JpegFile.MAX_SCANS + 2][];
		Arrays.fill(parts, Arrays.copyOfRange(file, scan, file.length - 2));
		parts[0] = Arrays.copyOf(file, scan);
		assertThatThrownBy(() -> this.reader
			.read(PictureFiles.join(PictureFiles.join(parts), new byte[] { (byte) 0xFF, (byte) 0xD9 }), CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("scans");
	}

	@Test
	void aProgressiveJpegThatWouldBeHeldWholeIsRefused() throws IOException {
		byte[] file = progressive();
		this.reader.read(file, CIFAR10);
		int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c2");
		// 7,000 x 7,000
		for (int at : new int[] { frame + 5, frame + 7 }) {
			file[at] = 7000 >> 8;
			file[at + 1] = (byte) 7000;
		}
		assertThatThrownBy(() -> this.reader.read(file, CIFAR10)).isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("7,000 x 7,000")
			.hasMessageContaining("progressive");
	}

	private static byte[] progressive() throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), null, null), param);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	@Test
	void aGifBehindMegabytesOfCommentsIsReadInLittleTimeAndMemory() {
		byte[] file = PictureFiles.encode(PictureFiles.plain(32, 32, 0x0000FF), "gif");
		int start = 13 + 3 * (2 << (file[10] & 7)); // behind the palette
		byte[] comments = new byte[9 * MEGABYTE - 1];
		for (int i = 2; i < comments.length - 1; i += 2) {
			comments[i] = 1;
		}
		comments[0] = 0x21;
		comments[1] = (byte) 0xFE;
		byte[] commented = PictureFiles.join(Arrays.copyOf(file, start), comments,
				Arrays.copyOfRange(file, start, file.length));
		long allocated = allocatedBy(
				() -> assertThat(this.reader.read(commented, CIFAR10)).isEqualTo(this.reader.read(file, CIFAR10)));
		assertThat(allocated).isLessThan(MEGABYTE);
	}

	/** Folders in folders, 5,000 deep, and then in a circle. */
	@Test
	void exifThatGoesDeepIsNotFollowed() {
		ByteBuffer exif = ByteBuffer.allocate(65_000);
		exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
		while (exif.remaining() > 18) {
			int next = exif.position() + 18;
			exif.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(next).putInt(next);
		}
		exif.putInt(exif.position() - 4, 8);
		byte[] file = file("jpg", 40);
		byte[] start = ByteBuffer.allocate(10)
			.putShort((short) 0xFFE1)
			.putShort((short) (exif.capacity() + 8))
			.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
			.array();
		byte[] deep = PictureFiles.join(Arrays.copyOf(file, 2), start, exif.array(),
				Arrays.copyOfRange(file, 2, file.length));
		assertThat(this.reader.read(deep, CIFAR10)).isEqualTo(this.reader.read(file, CIFAR10));
	}

	@Test
	void aSmallFileThatTakesLongIsGivenUp() throws IOException {
		byte[] file = progressive();
		int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c2");
		ByteBuffer.wrap(file).putShort(frame + 5, (short) 5500).putShort(frame + 7, (short) 5500);
		int scan = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
		byte[][] parts = new byte[30][];
		Arrays.fill(parts, Arrays.copyOfRange(file, scan, file.length - 2));
		parts[0] = Arrays.copyOf(file, file.length - 2);
		parts[29] = new byte[] { (byte) 0xFF, (byte) 0xD9 };
		byte[] slow = PictureFiles.join(parts);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadCpuTime();
		refusesByNameOrReads(slow);
		assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void aDecodingWaitsForTheMemoryThatItTakes() {
		MemoryBudget memory = new MemoryBudget(DataSize.ofMegabytes(1), Duration.ofMillis(10));
		PictureReader strict = new PictureReader(10 * MEGABYTE, 50_000_000, 2, memory);
		byte[] file = file("png", 40);
		MemoryBudget.Reservation others = memory.reserve(MEGABYTE);
		assertThatThrownBy(() -> strict.read(file, CIFAR10)).isInstanceOf(MemoryBusyException.class);
		others.close();
		assertThat(strict.read(file, CIFAR10)).isEqualTo(this.reader.read(file, CIFAR10));
	}

	/** Once more than there are, so that one that is not given back would be missed. */
	@Test
	void whatWasReservedIsGivenBackAfterEachEnd() {
		MemoryBudget memory = new MemoryBudget(DataSize.ofMegabytes(1), Duration.ofMillis(10));
		PictureReader strict = new PictureReader(10 * MEGABYTE, 50_000_000, 2, memory);
		for (int i = 0; i < 20; i++) {
			byte[] file = file((i % 2 == 0) ? "jpg" : "png", 200);
			file[file.length / 2] ^= 1;
			catchThrowable(() -> strict.read(file, CIFAR10));
			memory.reserve(MEGABYTE).close();
		}
	}

	@Test
	void randomBytesAreRefusedByName() {
		Random random = new Random(7);
		for (int i = 0; i < 2000; i++) {
			byte[] bytes = new byte[random.nextInt(500)];
			random.nextBytes(bytes);
			refusesByNameOrReads(bytes);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "gif", "bmp" })
	void changedFilesAreReadOrRefusedByName(String format) {
		byte[] file = file(format, 24);
		Random random = new Random(11);
		for (int i = 0; i < 1500; i++) {
			byte[] changed = file.clone();
			int within = (i % 2 == 0) ? changed.length : Math.min(100, changed.length);
			for (int j = random.nextInt(6); j >= 0; j--) {
				changed[random.nextInt(within)] = (byte) random.nextInt(256);
			}
			refusesByNameOrReads((format.equals("png")) ? PngChecksums.mended(changed) : changed);
		}
	}

	private void refusesByNameOrReads(byte[] file) {
		Throwable thrown = catchThrowable(() -> this.reader.read(file, CIFAR10));
		if (thrown != null) {
			assertThat(thrown).isInstanceOfAny(UnreadablePictureException.class, UnsupportedPictureException.class);
		}
	}

	private static byte[] file(String format, int side) {
		return PictureFiles.encode(PictureFiles.noise(side, side, 5), format);
	}

	private static byte[] claiming(String format, int side) {
		byte[] file = file(format, 40);
		ByteBuffer buffer = ByteBuffer.wrap(file);
		String text = new String(file, StandardCharsets.ISO_8859_1);
		short claim = (short) side;
		switch (format) {
			case "png" -> {
				return PictureFiles.pngHeader(side, side);
			}
			case "jpg" -> {
				int frame = text.indexOf("\u00ff\u00c0");
				buffer.putShort(frame + 5, claim).putShort(frame + 7, claim);
			}
			case "gif" -> {
				buffer.order(ByteOrder.LITTLE_ENDIAN).putShort(6, claim).putShort(8, claim);
				int frame = text.indexOf("\u002c\0\0\0\0\u0028\0\u0028\0");
				buffer.putShort(frame + 5, claim).putShort(frame + 7, claim);
			}
			default -> { // run lengths: without them the JDK itself finds the file too
							// short
				file = PictureFiles.encode(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_INDEXED), "bmp");
				ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, side).putInt(22, side).putInt(30, 1);
			}
		}
		return file;
	}

	private static long allocatedBy(ThrowingCallable work) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		assertThat(catchThrowable(work)).isNull();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
