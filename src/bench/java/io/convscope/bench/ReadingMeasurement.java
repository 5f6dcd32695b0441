package io.convscope.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.convscope.image.PictureSize;
import io.convscope.image.reading.PictureReader;

/**
 * Measures what reading a picture file takes, in processor time of one thread, in turns
 * with the JDK's reader, which makes pixels of all of it and no picture for a network.
 */
final class ReadingMeasurement {

	private static final PictureSize SIZE = new PictureSize(3, 32);

	private static final int SMALL = 20_000;

	private static final int LARGE = 10;

	private static final long MAX_BYTES = 63 << 20;

	private static final long MAX_PIXELS = 50_000_000;

	private final PictureReader reader = new PictureReader(MAX_BYTES, MAX_PIXELS, 1);

	private final StringBuilder text = new StringBuilder(
			"| reading a picture for a network, CPU time | | the JDK's reader alone |\n| --- | --- | --- |\n");

	private ReadingMeasurement() {
	}

	/**
	 * Measures.
	 * @param options where files may be written, and in how many turns it is measured
	 * @return what came out, as Markdown
	 * @throws IOException if files can't be written or read
	 */
	static String measure(Options options) throws IOException {
		ReadingMeasurement measurement = new ReadingMeasurement();
		Path small = options.folder().resolve("small-pictures");
		ServingPictures.writeSmall(small);
		Path large = options.folder().resolve("large-pictures");
		measurement.add("PNG of 32x32, us", 1e6, all(small), SMALL, options.rounds());
		for (boolean progressive : new boolean[] { false, true }) {
			byte[] photograph = Files.readAllBytes(ServingPictures.writeLarge(large, progressive));
			measurement.add(
					String.format(Locale.ROOT, "JPEG of 12 megapixels, %s, %.1f MB, ms",
							progressive ? "progressive" : "baseline", photograph.length / 1e6),
					1e3, List.of(photograph), LARGE, options.rounds());
		}
		return measurement.text.toString();
	}

	private static List<byte[]> all(Path folder) throws IOException {
		List<byte[]> files = new ArrayList<>();
		try (Stream<Path> paths = Files.list(folder)) {
			for (Path each : paths.sorted().toList()) {
				files.add(Files.readAllBytes(each));
			}
		}
		return files;
	}

	private void add(String title, double unit, List<byte[]> files, int count, int rounds) throws IOException {
		double service = 0;
		double jdk = 0;
		// the first turn warms up
		for (int turn = 0; turn <= rounds; turn++) {
			double own = seconds(files, count, (file) -> this.reader.read(file, SIZE));
			double others = seconds(files, count, (file) -> ImageIO.read(new ByteArrayInputStream(file)));
			service += (turn > 0) ? own : 0;
			jdk += (turn > 0) ? others : 0;
		}
		this.text.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f |%n", title, unit * service / rounds / count,
				unit * jdk / rounds / count));
	}

	private static double seconds(List<byte[]> files, int count, Reading reading) throws IOException {
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int i = 0; i < count; i++) {
			reading.read(files.get(i % files.size()));
		}
		return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
	}

	/**
	 * Reads a file.
	 */
	@FunctionalInterface
	private interface Reading {

		void read(byte[] file) throws IOException;

	}

}
