package io.convscope.metric;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Makes metrics with the buckets that all histograms share. Names are Micrometer's:
 * {@code convscope.decode} is {@code convscope_decode_seconds} in Prometheus.
 */
public final class Meters {

	private static final Duration[] TIMES = Stream
		.of("0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "10", "60")
		.map((seconds) -> Duration.parse("PT" + seconds + "S"))
		.toArray(Duration[]::new);

	private static final double[] SIZES = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024 };

	private static final double[] SHARES = { 0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1 };

	private Meters() {
	}

	/**
	 * Makes a histogram of times, in seconds.
	 * @param registry where it is read
	 * @param name its name, without a unit
	 * @param description what it tells
	 * @param labels names and values in turn
	 * @return the histogram
	 */
	public static Timer times(MeterRegistry registry, String name, String description, String... labels) {
		return Timer.builder(name)
			.description(description)
			.tags(labels)
			.serviceLevelObjectives(TIMES)
			.register(registry);
	}

	/**
	 * Makes a histogram of small whole numbers.
	 * @param registry where it is read
	 * @param name its name, without a unit
	 * @param unit what is counted, in the plural
	 * @param description what it tells
	 * @return the histogram
	 */
	public static DistributionSummary sizes(MeterRegistry registry, String name, String unit, String description) {
		return DistributionSummary.builder(name)
			.baseUnit(unit)
			.description(description)
			.serviceLevelObjectives(SIZES)
			.register(registry);
	}

	/**
	 * Makes a histogram of shares.
	 * @param registry where it is read
	 * @param name its name
	 * @param description what it tells
	 * @param labels names and values in turn
	 * @return the histogram of values from 0 to 1
	 */
	public static DistributionSummary shares(MeterRegistry registry, String name, String description,
			String... labels) {
		return DistributionSummary.builder(name)
			.description(description)
			.tags(labels)
			.serviceLevelObjectives(SHARES)
			.register(registry);
	}

	/**
	 * Makes a counter.
	 * @param registry where it is read
	 * @param name its name, without {@code total}
	 * @param description what it tells
	 * @param labels names and values in turn
	 * @return the counter
	 */
	public static Counter counter(MeterRegistry registry, String name, String description, String... labels) {
		return Counter.builder(name).description(description).tags(labels).register(registry);
	}

	/**
	 * Makes a gauge.
	 * @param registry where it is read
	 * @param name its name, without the unit
	 * @param unit its unit; null if the name says it
	 * @param description what it tells
	 * @param value computes its value whenever it is read, quickly, on any thread; null
	 * where there is none
	 * @param labels names and values in turn
	 */
	public static void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
			Supplier<@Nullable Number> value, String... labels) {
		Gauge.builder(name, value, (each) -> {
			Number number = each.get();
			return (number != null) ? number.doubleValue() : Double.NaN;
		}).baseUnit(unit).description(description).tags(labels).strongReference(true).register(registry);
	}

}
