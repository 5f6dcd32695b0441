package io.convscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people ask of a network's inside, timed from the question to the whole answer.
 */
final class ServiceLook {

	private static final int TIMES = 30;

	private static final Map<String, String> PATHS = new LinkedHashMap<>();
	static {
		PATHS.put("maps of conv1", "/featuremaps/conv1?model=pretrained&sample=shapes/test/");
		PATHS.put("maps of conv2", "/featuremaps/conv2?model=pretrained&sample=shapes/test/");
		PATHS.put("maps of pool2", "/featuremaps/pool2?model=pretrained&sample=shapes/test/");
		PATHS.put("values of fc3", "/featuremaps/fc3?model=pretrained&sample=shapes/test/");
		PATHS.put("filters of conv2", "/filters/conv2?model=pretrained&channel=");
		PATHS.put("Grad-CAM", "/explain?method=gradcam&model=pretrained&sample=shapes/test/");
		PATHS.put("occlusion", "/explain?method=occlusion&model=pretrained&sample=shapes/test/");
		PATHS.put("saliency", "/explain?method=saliency&model=pretrained&sample=shapes/test/");
	}

	private ServiceLook() {
	}

	/**
	 * Asks everything, each time for another picture or filter.
	 * @param client asks
	 * @return the milliseconds of each answer, by what was asked
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if an answer is refused
	 */
	static Map<String, List<Double>> into(ServiceClient client) throws IOException, InterruptedException {
		Map<String, List<Double>> milliseconds = new LinkedHashMap<>();
		for (Map.Entry<String, String> path : PATHS.entrySet()) {
			List<Double> times = new ArrayList<>();
			client.get(path.getValue() + TIMES);
			for (int i = 0; i < TIMES; i++) {
				long start = System.nanoTime();
				client.get(path.getValue() + i);
				times.add((System.nanoTime() - start) / 1e6);
			}
			milliseconds.put(path.getKey(), times);
		}
		return milliseconds;
	}

}
