package io.convscope.training;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.training.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Writes metrics as CSV (RFC 4180), with the same names and numbers as in JSON. Null
 * values become empty fields; numbers need no quotes.
 */
final class MetricsCsv {

	private MetricsCsv() {
	}

	static String epochs(Metrics metrics) {
		return table(
				"epoch,loss,trainAccuracy,validationAccuracy,testAccuracy,seconds,evaluationSeconds,picturesPerSecond"
						+ ",learningRate,testLoss,testPictures",
				metrics.epochs()
					.stream()
					.map((each) -> row(each.epoch(), each.loss(), each.trainAccuracy(), each.validationAccuracy(),
							each.testAccuracy(), each.seconds(), each.evaluationSeconds(), each.picturesPerSecond(),
							each.learningRate(), each.testLoss(), each.testPictures())));
	}

	static String points(Metrics metrics) {
		return table("step,epoch,loss,learningRate",
				metrics.points()
					.stream()
					.map((each) -> row(each.step(), each.epoch(), each.loss(), each.learningRate())));
	}

	private static String row(@Nullable Number... values) {
		return Stream.of(values).map((each) -> (each != null) ? each.toString() : "").collect(Collectors.joining(","));
	}

	private static String table(String header, Stream<String> rows) {
		return Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
	}

}
