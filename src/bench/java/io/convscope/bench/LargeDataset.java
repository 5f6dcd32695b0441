package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.convscope.network.description.NetworkDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a data set that is larger than the memory, in the service with the limits that
 * its container has: the import of an archive, an epoch of a few pictures, and the
 * measuring on all test pictures.
 */
final class LargeDataset {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int SIDE = 96;

	private static final int POLL_MILLISECONDS = 500;

	private static final int TRAINED = 3200;

	private final ServiceProcess service;

	private long anonymousKilobytes;

	private LargeDataset(ServiceProcess service) {
		this.service = service;
	}

	/**
	 * Measures.
	 * @param options how many pictures, and where files may be written
	 * @return what came out, as Markdown
	 * @throws IOException if files can't be written
	 * @throws InterruptedException if the wait is cut short
	 */
	static String measure(Options options) throws IOException, InterruptedException {
		Path archive = Files.createTempFile(options.folder(), "pictures", ".tar");
		try {
			System.out.println("Drawing " + options.pictures() + " pictures");
			DrawnPictures.write(archive, options.pictures(), SIDE);
			try (ServiceProcess service = new ServiceProcess(options, ServiceProgram.contained(options))) {
				return new LargeDataset(service).measure(archive, options.pictures());
			}
		}
		finally {
			Files.delete(archive);
		}
	}

	private String measure(Path archive, int pictures) throws IOException, InterruptedException {
		StringBuilder text = new StringBuilder(
				String.format(Locale.ROOT, "| %,d pictures of %dx%d | |\n| --- | --- |\n", pictures, SIDE, SIDE));
		long begin = System.nanoTime();
		this.service.client().upload("/datasets?name=large&pictureSize=" + SIDE, archive);
		while (!importIsOver()) {
			Thread.sleep(POLL_MILLISECONDS);
			look();
		}
		row(text, "import, pictures/s", pictures / ((System.nanoTime() - begin) / 1e9));
		row(text, "import, peak memory without files, MB", peakMegabytes());
		train(text, "article", NetworkDescription.article());
		NetworkDescription deep = NetworkDescription.builtIn("deep");
		train(text, "deep for 96x96",
				new NetworkDescription("deep96", "", new NetworkDescription.Input(3, SIDE), deep.layers()));
		return text.toString();
	}

	private boolean importIsOver() throws IOException, InterruptedException {
		JsonNode dataset = JSON.readTree(this.service.client().get("/datasets/large"));
		if (dataset.get("state").asString().equals("FAILED")) {
			throw ContenderFailedException.because("the import failed: " + dataset.get("reason").asString());
		}
		return dataset.get("state").asString().equals("READY");
	}

	private void train(StringBuilder text, String title, NetworkDescription network)
			throws IOException, InterruptedException {
		this.anonymousKilobytes = 0;
		String answer = this.service.client()
			.post("/train", "{\"dataset\":\"large\",\"recipe\":\"article\",\"epochs\":1,\"trainLimit\":" + TRAINED
					+ ",\"augmentation\":[\"flip\",\"shift\"],\"network\":" + network.toJson() + "}");
		JsonNode run = JSON.readTree(answer);
		if (!run.has("id")) {
			throw ContenderFailedException.because("it does not train: " + answer);
		}
		String path = "/runs/" + run.get("id").asInt();
		while (!runIsOver(path)) {
			Thread.sleep(POLL_MILLISECONDS);
			look();
		}
		JsonNode epoch = JSON.readTree(this.service.client().get(path + "/metrics")).get("epochs").get(0);
		row(text, title + ": training, pictures/s", epoch.get("picturesPerSecond").asDouble());
		row(text, title + ": evaluation of all test pictures, s", epoch.get("evaluationSeconds").asDouble());
		row(text, title + ": peak memory without files, MB", peakMegabytes());
	}

	private boolean runIsOver(String path) throws IOException, InterruptedException {
		JsonNode run = JSON.readTree(this.service.client().get(path));
		String state = run.get("state").asString();
		if (state.equals("FAILED") || state.equals("PAUSED") || !run.get("notice").isNull()) {
			throw ContenderFailedException
				.because("the run is " + state + ": " + run.get("reason") + ", " + run.get("notice"));
		}
		return state.equals("COMPLETED");
	}

	private void look() {
		this.anonymousKilobytes = Math.max(this.anonymousKilobytes, this.service.kilobytes("RssAnon"));
	}

	private double peakMegabytes() {
		return this.anonymousKilobytes / 1024.0;
	}

	private static void row(StringBuilder text, String title, double value) {
		String row = String.format(Locale.ROOT, "| %s | %,.0f |\n", title, value);
		System.out.print(row);
		text.append(row);
	}

}
