package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Measures the service: starts, looks inside, a run, a run while another program
 * computes, and one with a visitor.
 */
final class ServiceMeasurement {

	private static final int STARTS = 5;

	private static final int BUSY_PICTURES = 20_000;

	// short epochs, every second of them with a visitor: both kinds see the same machine
	private static final String VISITED_RUN = "\"epochs\":10,\"trainLimit\":20000";

	private final Options options;

	private final List<Double> startSeconds = new ArrayList<>();

	private final List<Double> extractedStartSeconds = new ArrayList<>();

	private final List<ServiceLook> looks = new ArrayList<>();

	private final List<ServiceEpoch> epochs = new ArrayList<>();

	private final List<ServiceEpoch> busyEpochs = new ArrayList<>();

	private final List<ServiceEpoch> quietEpochs = new ArrayList<>();

	private final List<ServiceEpoch> visitedEpochs = new ArrayList<>();

	private long peakKilobytes;

	private String failure = "";

	private ServiceMeasurement(Options options) {
		this.options = options;
	}

	/**
	 * Measures the service.
	 * @param options where its jar is, and for how many epochs it trains
	 * @return what was measured until something failed, and what that was
	 * @throws IOException if files can't be written
	 * @throws InterruptedException if the wait is cut short
	 */
	static ServiceResult take(Options options) throws IOException, InterruptedException {
		ServiceMeasurement measurement = new ServiceMeasurement(options);
		try {
			measurement.start();
			measurement.look();
			measurement.train();
		}
		catch (ContenderFailedException ex) {
			measurement.failure = String.valueOf(ex.getMessage());
			System.out.println("  failed: " + measurement.failure);
		}
		return new ServiceResult(measurement.startSeconds, measurement.extractedStartSeconds, measurement.looks,
				measurement.epochs, measurement.peakKilobytes, measurement.busyEpochs, measurement.quietEpochs,
				measurement.visitedEpochs, measurement.failure);
	}

	private void start() throws IOException, InterruptedException {
		System.out.println("Measuring: starts of the service");
		List<String> extracted = ServiceProgram.extracted(this.options);
		for (int i = 0; i < STARTS; i++) {
			this.startSeconds.add(readySeconds(ServiceProgram.jar(this.options)));
			this.extractedStartSeconds.add(readySeconds(extracted));
		}
		System.out.println("  seconds until ready: " + this.startSeconds + ", extracted " + this.extractedStartSeconds);
	}

	private double readySeconds(List<String> program) throws IOException, InterruptedException {
		try (ServiceProcess service = new ServiceProcess(this.options, program)) {
			return service.readySeconds();
		}
	}

	private void look() throws IOException, InterruptedException {
		System.out.println("Measuring: looks inside");
		try (ServiceProcess service = new ServiceProcess(this.options, ServiceProgram.jar(this.options))) {
			this.looks.addAll(ServiceLook.all(service.client()));
		}
	}

	private void train() throws IOException, InterruptedException {
		System.out.println("Measuring: a run of the service");
		try (ServiceProcess service = new ServiceProcess(this.options, ServiceProgram.jar(this.options))) {
			this.epochs.addAll(ServiceRun.of(service, "\"epochs\":" + this.options.epochs()));
			this.peakKilobytes = service.kilobytes("VmHWM");
			System.out.println("  " + this.epochs);
			System.out.println("Measuring: a run while one core is taken");
			BusyCore core = BusyCore.take();
			try {
				this.busyEpochs.addAll(ServiceRun.of(service, "\"epochs\":1,\"trainLimit\":" + BUSY_PICTURES));
			}
			finally {
				core.release();
			}
			System.out.println("  " + this.busyEpochs);
			System.out.println("Measuring: a run with a visitor in every second epoch");
			visit(service);
			System.out.println("  " + this.visitedEpochs + ", without " + this.quietEpochs);
		}
	}

	private void visit(ServiceProcess service) throws IOException, InterruptedException {
		Deque<ServiceVisitor> visitors = new ArrayDeque<>();
		List<ServiceEpoch> all = ServiceRun.of(service, VISITED_RUN, (ended) -> {
			if (visitors.isEmpty()) {
				visitors.add(ServiceVisitor.come(service.client()));
			}
			else {
				visitors.remove().leave();
			}
		});
		for (int i = 0; i < all.size(); i++) {
			((i % 2 == 0) ? this.quietEpochs : this.visitedEpochs).add(all.get(i));
		}
	}

}
