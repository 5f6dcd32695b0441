package io.convscope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run in the service, watched by its events as the page watches it.
 */
final class ServiceRun {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ServiceProcess service;

	private final EpochListener listener;

	private final List<ServiceEpoch> epochs = new ArrayList<>();

	private ServiceRun(ServiceProcess service, EpochListener listener) {
		this.service = service;
		this.listener = listener;
	}

	/**
	 * Trains on CIFAR-10 with the article's recipe.
	 * @param service does it
	 * @param settings what differs from the recipe, as members of a JSON object
	 * @return its epochs
	 * @throws IOException if its log can't be read
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if the run does not complete; says why
	 */
	static List<ServiceEpoch> of(ServiceProcess service, String settings) throws IOException, InterruptedException {
		return of(service, settings, (epoch) -> {
		});
	}

	/**
	 * Trains, and lets something be done in the epochs.
	 * @param service does it
	 * @param settings what differs from the recipe, as members of a JSON object
	 * @param listener hears of the end of each epoch
	 * @return its epochs
	 * @throws IOException if its log can't be read
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if the run does not complete; says why
	 */
	static List<ServiceEpoch> of(ServiceProcess service, String settings, EpochListener listener)
			throws IOException, InterruptedException {
		ServiceRun run = new ServiceRun(service, listener);
		try (Stream<String> lines = service.client().lines("/runs/" + run.start(settings) + "/events")) {
			run.follow(lines.iterator());
		}
		catch (IOException | UncheckedIOException ex) {
			throw service.failure();
		}
		return run.epochs;
	}

	private int start(String settings) throws IOException, InterruptedException {
		String answer = this.service.client()
			.post("/train", "{\"dataset\":\"cifar10\",\"recipe\":\"article\"," + settings + "}");
		JsonNode run = JSON.readTree(answer);
		if (!run.has("id")) {
			throw ContenderFailedException.because("it does not train: " + answer);
		}
		return run.get("id").asInt();
	}

	private void follow(Iterator<String> lines) throws IOException, InterruptedException {
		String event = "";
		while (lines.hasNext()) {
			String line = lines.next();
			if (line.startsWith("event: ")) {
				event = line.substring("event: ".length());
			}
			if (line.startsWith("data: ")) {
				JsonNode data = JSON.readTree(line.substring("data: ".length()));
				if (event.equals("epoch")) {
					this.epochs.add(new ServiceEpoch(data.get("picturesPerSecond").asDouble(),
							data.get("evaluationSeconds").asDouble(), this.service.kilobytes("VmRSS")));
					this.listener.ended(this.epochs.size());
				}
				if (event.equals("state") && isCompleted(data)) {
					return;
				}
			}
		}
		throw this.service.failure();
	}

	private static boolean isCompleted(JsonNode run) {
		if (run.get("state").asString().equals("FAILED")) {
			throw ContenderFailedException.because("its run failed: " + run.get("reason").asString());
		}
		return run.get("state").asString().equals("COMPLETED");
	}

	/** Hears of ended epochs. */
	interface EpochListener {

		void ended(int epoch) throws IOException, InterruptedException;

	}

}
