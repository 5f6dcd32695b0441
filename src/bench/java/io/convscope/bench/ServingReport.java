package io.convscope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Tells what the service reached under load.
 *
 * @param threads how many processors it has
 * @param bare processor time of a picture in the network alone, in batches, in seconds
 * @param libjpeg processor time of a photograph in libjpeg alone, in seconds
 * @param many the turns of many clients with small pictures
 * @param few those of few clients
 * @param whileTraining those of few clients while a run trained
 * @param photographs those of few clients with large JPEG files
 * @param peakMegabytes the most memory that the service took before it trained
 */
record ServingReport(int threads, double bare, double libjpeg, List<ServingTurn> many, List<ServingTurn> few,
		List<ServingTurn> whileTraining, List<ServingTurn> photographs, double peakMegabytes) {

	String markdown() {
		double prediction = seconds(this.many, ServingTurn::serviceSeconds);
		double photograph = seconds(this.photographs, ServingTurn::serviceSeconds);
		double idle = percentile(this.few);
		double training = percentile(this.whileTraining);
		StringBuilder text = new StringBuilder("| serving | | goal | reached |\n| --- | --- | --- | --- |\n");
		Stream
			.of(figure("predictions a second, 64 clients", rate(prediction), "%,.0f"),
					figure("= of the network alone, %", 100 * this.bare / prediction, "%.0f", "at least 60", 60, true),
					figure("processor time of a prediction, us", 1e6 * prediction, "%.0f"),
					figure("= of the network alone, in batches of 32, us", 1e6 * this.bare, "%.0f"),
					figure("= of the client, us", 1e6 * seconds(this.many, ServingTurn::loadSeconds), "%.0f"),
					figure("99th percentile, 8 clients, ms", idle, "%.1f", "below 10", 10, false),
					figure("= while a run trains, times", training / idle, "%.1f", "at most 3", 3, false),
					figure("12-megapixel JPEGs a second, 8 clients", rate(photograph), "%,.1f"),
					figure("= of the JDK's libjpeg alone, %", 100 * this.libjpeg / photograph, "%.0f", "at least 100",
							100, true),
					figure("peak memory, 16 clients with such JPEGs, MB", this.peakMegabytes, "%,.0f", "below 2,048",
							2048, false))
			.forEach((figure) -> text.append(figure.row()));
		return text.toString();
	}

	private double rate(double seconds) {
		return this.threads / seconds;
	}

	private static double seconds(List<ServingTurn> turns, ToDoubleFunction<ServingTurn> time) {
		return turns.stream().mapToDouble(time).sum()
				/ turns.stream().mapToInt((turn) -> turn.milliseconds().length).sum();
	}

	private static double percentile(List<ServingTurn> turns) {
		double[] sorted = turns.stream()
			.flatMapToDouble((turn) -> Arrays.stream(turn.milliseconds()))
			.sorted()
			.toArray();
		return sorted[(int) (0.99 * (sorted.length - 1))];
	}

	private static Figure figure(String title, double value, String pattern) {
		return Figure.of(title, OptionalDouble.of(value), pattern);
	}

	private static Figure figure(String title, double value, String pattern, String goal, double limit, boolean least) {
		return Figure.of(title, OptionalDouble.of(value), pattern, goal,
				(reached) -> least ? reached >= limit : reached <= limit);
	}

}
