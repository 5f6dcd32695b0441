package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the service: starts, looks inside, a run, and one whose epochs have company in
 * turn.
 */
final class ServiceMeasurement {

	private static final int STARTS = 5;

	private static final int TURNS = 4;

	private final Options options;

	private final List<Double> startSeconds = new ArrayList<>();

	private final List<Double> extractedStartSeconds = new ArrayList<>();

	private final List<ServiceLook> looks = new ArrayList<>();

	private final List<ServiceEpoch> epochs = new ArrayList<>();

	private final Map<Company, List<ServiceEpoch>> turns = new EnumMap<>(Company.class);

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
				measurement.epochs, measurement.peakKilobytes, measurement.turns, measurement.failure);
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
			this.epochs.addAll(ServiceRun.of(service, settings(this.options.epochs())));
			this.peakKilobytes = service.kilobytes("VmHWM");
			System.out.println("  " + this.epochs);
			System.out.println("Measuring: a run whose epochs have other company in turn");
			trainInCompany(service);
			System.out.println("  " + this.turns);
		}
	}

	private String settings(int epochs) {
		return "\"network\":\"" + this.options.network() + "\",\"epochs\":" + epochs;
	}

	private void trainInCompany(ServiceProcess service) throws IOException, InterruptedException {
		try (Guests guests = new Guests(service.client(), this.options.folder())) {
			List<Company> company = guests.possible();
			List<ServiceEpoch> all = ServiceRun.of(service, settings(TURNS * company.size()),
					(ended) -> guests.change(company.get(ended % company.size())));
			for (int i = 0; i < all.size(); i++) {
				this.turns.computeIfAbsent(company.get(i % company.size()), (any) -> new ArrayList<>()).add(all.get(i));
			}
		}
	}

}
