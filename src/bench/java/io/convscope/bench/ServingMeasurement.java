package io.convscope.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Measures the service under load, in turns with what it is compared with: the network
 * alone, and libjpeg alone. Rates are those that the processor time allows on all
 * processors, so that what the clients take, and other programs, does not count.
 */
final class ServingMeasurement {

	// until the compiler has no more to do
	private static final int WARM_UP_ANSWERS = 100_000;

	private static final int SECONDS = 6;

	private static final int PASSES = 300;

	private static final int DECODED = 8;

	private static final int BATCH = 32;

	private static final String TRAINING = "{\"dataset\":\"shapes\",\"recipe\":\"article\",\"epochs\":1000}";

	private final Options options;

	private final Path small;

	private final Path large;

	private final List<ServingTurn> many = new ArrayList<>();

	private final List<ServingTurn> few = new ArrayList<>();

	private final List<ServingTurn> photographs = new ArrayList<>();

	private final List<ServingTurn> whileTraining = new ArrayList<>();

	private double passSeconds;

	private double libjpegSeconds;

	private double peakMegabytes;

	private ServingMeasurement(Options options) {
		this.options = options;
		this.small = options.folder().resolve("small-pictures");
		this.large = options.folder().resolve("large-pictures");
	}

	/**
	 * Measures.
	 * @param options where the service is, and in how many turns it is measured
	 * @return what came out, as Markdown
	 * @throws IOException if files can't be written
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if a request is not answered
	 */
	static String measure(Options options) throws IOException, InterruptedException {
		ServingMeasurement measurement = new ServingMeasurement(options);
		double before = Machine.load();
		ServingPictures.writeSmall(measurement.small);
		byte[] photograph = Files.readAllBytes(ServingPictures.writeLarge(measurement.large, false));
		try (ServiceProcess service = new ServiceProcess(options, ServiceProgram.contained(options));
				ContenderProcess bare = new ContenderProcess(Entry.of("convscope", options), options.folder())) {
			measurement.warmUp(service, bare);
			for (int turn = 0; turn < options.rounds(); turn++) {
				measurement.takeTurn(service, bare, photograph);
			}
			measurement.ask(service, 16, SECONDS, measurement.large);
			measurement.peakMegabytes = service.kilobytes("VmHWM") / 1024.0;
			measurement.train(service);
		}
		return new ServingReport(options.threads(), measurement.passSeconds / (options.rounds() * PASSES * BATCH),
				measurement.libjpegSeconds / (options.rounds() * DECODED), measurement.many, measurement.few,
				measurement.whileTraining, measurement.photographs, measurement.peakMegabytes)
			.markdown()
				+ String.format(Locale.ROOT, "%nLoad average before %.2f, after %.2f%n", before, Machine.load());
	}

	private void warmUp(ServiceProcess service, ContenderProcess bare) throws IOException, InterruptedException {
		System.out.println("Warming up");
		for (int answers = 0; answers < WARM_UP_ANSWERS;) {
			answers += ask(service, 64, SECONDS, this.small).milliseconds().length;
		}
		ask(service, 8, SECONDS, this.large);
		forward(bare);
	}

	private void takeTurn(ServiceProcess service, ContenderProcess bare, byte[] photograph)
			throws IOException, InterruptedException {
		this.passSeconds += forward(bare);
		this.many.add(ask(service, 64, SECONDS, this.small));
		this.few.add(ask(service, 8, SECONDS, this.small));
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int i = 0; i < DECODED; i++) {
			ImageIO.read(new ByteArrayInputStream(photograph));
		}
		this.libjpegSeconds += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
		this.photographs.add(ask(service, 8, SECONDS, this.large));
		System.out.printf("  %,d, %,d and %,d answers%n", last(this.many), last(this.few), last(this.photographs));
	}

	private static int last(List<ServingTurn> turns) {
		return turns.get(turns.size() - 1).milliseconds().length;
	}

	private double forward(ContenderProcess bare) throws IOException {
		double before = ServingTurn.cpuSeconds(bare.handle());
		bare.times(Operation.FORWARD_32.order(0, PASSES, Long.MAX_VALUE / 1_000_000_000));
		return ServingTurn.cpuSeconds(bare.handle()) - before;
	}

	private ServingTurn ask(ServiceProcess service, int clients, int seconds, Path pictures)
			throws IOException, InterruptedException {
		return ServingTurn.take(this.options, service, clients, seconds, pictures);
	}

	private void train(ServiceProcess service) throws IOException, InterruptedException {
		System.out.println("Measuring while a run trains");
		service.client().post("/train", TRAINING);
		try (Stream<String> lines = service.client().lines("/runs/1/events")) {
			Iterator<String> events = lines.iterator();
			while (!events.next().equals("event: epoch")) {
				continue;
			}
		}
		for (int turn = 0; turn < this.options.rounds(); turn++) {
			this.whileTraining.add(ask(service, 8, SECONDS, this.small));
		}
	}

}
