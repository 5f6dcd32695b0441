package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Something that people ask of a network's inside, timed from the question to the whole
 * answer.
 *
 * @param title what is asked
 * @param most milliseconds that the median is to stay below
 * @param milliseconds how long each answer took
 */
record ServiceLook(String title, double most, List<Double> milliseconds) {

	private static final int TIMES = 30;

	/**
	 * Asks everything, each time for another picture or filter.
	 * @param client asks
	 * @return what was asked
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if an answer is refused
	 */
	static List<ServiceLook> all(ServiceClient client) throws IOException, InterruptedException {
		return List.of(ask(client, "maps of conv1", 30, "/featuremaps/conv1?sample=shapes/test/"),
				ask(client, "maps of conv2", 30, "/featuremaps/conv2?sample=shapes/test/"),
				ask(client, "maps of pool2", 30, "/featuremaps/pool2?sample=shapes/test/"),
				ask(client, "values of fc3", 30, "/featuremaps/fc3?sample=shapes/test/"),
				ask(client, "filters of conv2", 30, "/filters/conv2?channel="),
				ask(client, "Grad-CAM", 1000, "/explain?method=gradcam&sample=shapes/test/"),
				ask(client, "occlusion", 1000, "/explain?method=occlusion&sample=shapes/test/"),
				ask(client, "saliency", 1000, "/explain?method=saliency&sample=shapes/test/"));
	}

	// the first answer, which is not timed, prepares what the others use again
	private static ServiceLook ask(ServiceClient client, String title, double most, String path)
			throws IOException, InterruptedException {
		List<Double> milliseconds = new ArrayList<>();
		client.get(path + TIMES);
		for (int i = 0; i < TIMES; i++) {
			long start = System.nanoTime();
			client.get(path + i);
			milliseconds.add((System.nanoTime() - start) / 1e6);
		}
		return new ServiceLook(title, most, milliseconds);
	}

	Figure figure(OptionalDouble median) {
		return Figure.of(this.title + ", median", median, "%.1f ms",
				String.format(Locale.ROOT, "below %.0f ms", this.most), (time) -> time < this.most);
	}

}
