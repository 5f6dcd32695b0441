package io.convscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the service reached; a list is empty where it did not come to it.
 *
 * @param startSeconds how long each start of the jar took until it was ready
 * @param extractedStartSeconds the same of the extracted jar with its archive of classes
 * @param looks what was asked of a network's inside
 * @param epochs those of its run
 * @param peakKilobytes the most memory that its process had until the end of them; 0 when
 * not known
 * @param turns those of another, shorter run, by who was there meanwhile
 * @param failure why something is missing; empty when nothing is
 */
record ServiceResult(List<Double> startSeconds, List<Double> extractedStartSeconds, List<ServiceLook> looks,
		List<ServiceEpoch> epochs, long peakKilobytes, Map<Company, List<ServiceEpoch>> turns, String failure) {

	List<Figure> figures(OptionalDouble bareRate) {
		OptionalDouble rate = rate(this.epochs);
		OptionalDouble evaluation = median(this.epochs.stream().map(ServiceEpoch::evaluationSeconds).toList());
		OptionalDouble quiet = rate(Company.NONE);
		OptionalDouble busy = rate(Company.BUSY_CORE);
		OptionalDouble watched = rate(Company.PAGE);
		OptionalDouble asked = rate(Company.MAPS);
		List<Figure> figures = new ArrayList<>(List.of(
				Figure.of("start to ready, median of " + this.startSeconds.size(), median(this.startSeconds), "%.2f s",
						"below 5 s", (seconds) -> seconds < 5),
				Figure.of("= extracted, with class data sharing", median(this.extractedStartSeconds), "%.2f s",
						"below 5 s", (seconds) -> seconds < 5),
				Figure.of("training in a run, pictures/s, median epoch", rate, "%,.0f"),
				Figure.of("= of the rate of bare steps", percent(rate, bareRate), "%.0f%%", "at least 90%",
						(percent) -> percent >= 90),
				Figure.of("evaluation of 10,000 test pictures, median epoch", evaluation, "%.2f s", "below 3 s",
						(seconds) -> seconds < 3),
				Figure.of("peak memory, MB", peakMegabytes(), "%,.0f", "below 1,430 (1.5 GB)",
						(megabytes) -> megabytes < 1430),
				Figure.of("memory at the last epoch's end, to the first's", memoryPercent(), "%.0f%%", "at most 110%",
						(percent) -> percent <= 110),
				Figure.of("training while one core is taken, pictures/s", busy, "%,.0f"),
				Figure.of("= of the rate of the epochs between", percent(busy, quiet), "%.0f%%", "at least 50%",
						(percent) -> percent >= 50),
				Figure.of("training while a browser opens the page and shows the run, pictures/s", watched, "%,.0f"),
				Figure.of("= of the rate of the epochs between", percent(watched, quiet), "%.0f%%", "above 95%",
						(percent) -> percent > 95),
				Figure.of("training while someone asks for maps, one a second, pictures/s", asked, "%,.0f"),
				Figure.of("= of the rate of the epochs between", percent(asked, quiet), "%.0f%%", "above 95%",
						(percent) -> percent > 95)));
		this.looks.forEach((look) -> figures.add(look.figure(median(look.milliseconds()))));
		return figures;
	}

	private OptionalDouble rate(Company company) {
		return rate(this.turns.getOrDefault(company, List.of()));
	}

	private static OptionalDouble rate(List<ServiceEpoch> epochs) {
		return median(epochs.stream().map(ServiceEpoch::picturesPerSecond).toList());
	}

	private OptionalDouble peakMegabytes() {
		return (this.peakKilobytes > 0) ? OptionalDouble.of(this.peakKilobytes / 1024.0) : OptionalDouble.empty();
	}

	private OptionalDouble memoryPercent() {
		if (this.peakKilobytes == 0) {
			return OptionalDouble.empty();
		}
		double first = this.epochs.get(0).residentKilobytes();
		return OptionalDouble.of(100 * this.epochs.get(this.epochs.size() - 1).residentKilobytes() / first);
	}

	private static OptionalDouble percent(OptionalDouble part, OptionalDouble whole) {
		return (part.isPresent() && whole.isPresent())
				? OptionalDouble.of(100 * part.getAsDouble() / whole.getAsDouble()) : OptionalDouble.empty();
	}

	private static OptionalDouble median(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int count = sorted.length;
		return (count == 0) ? OptionalDouble.empty()
				: OptionalDouble.of((sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
	}

}
