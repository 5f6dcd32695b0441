package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A run of a home that ended after very many epochs, with more events than what lies
 * between a server and a client can hold.
 */
final class LongHistory {

	static final int RUN = 1;

	static final int EPOCHS = 20_000;

	private LongHistory() {
	}

	static void write(Path home) throws IOException {
		Path folder = Files.createDirectories(home.resolve("runs").resolve(Integer.toString(RUN)));
		Files.writeString(folder.resolve("run.json"),
				"""
						{"id":1,"name":"a long run","state":"FAILED","phase":null,"reason":"It is none.","dataset":"shapes",
						"recipe":"quick","settings":{"epochs":20000,"batchSize":32,"learningRate":0.01,"momentum":0.9,"seed":42},
						"progress":{"epoch":20000,"batch":125,"batches":125,"loss":1.5,"trainAccuracy":0.5,"testAccuracy":0.5},
						"queuedAt":"2026-01-01T00:00:00Z","startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-02T00:00:00Z",
						"engine":"onednn"}
						""");
		Files.write(folder.resolve("metrics.jsonl"),
				IntStream.rangeClosed(1, EPOCHS).mapToObj(LongHistory::line).toList());
	}

	private static String line(int epoch) {
		return "{\"epoch\":{\"epoch\":" + epoch
				+ ",\"loss\":1.5,\"trainAccuracy\":0.5,\"testAccuracy\":0.5,\"seconds\":4,"
				+ "\"evaluationSeconds\":0.25,\"picturesPerSecond\":1000},\"point\":null}";
	}

}
