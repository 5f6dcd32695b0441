package io.convscope.dataset.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.convscope.dataset.Batch;
import io.convscope.dataset.Dataset;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.dataset.own.OwnDataset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures take the disk, not the heap.
 */
@Tag("ci")
class LargeDatasetTests {

	private static final int PICTURES = 1500;

	// of 3x96x96 bytes
	private static final long PIXEL_BYTES = PICTURES * 27_648L;

	@TempDir
	private Path folder;

	@Test
	void aDataSetTakesNoHeap() throws Exception {
		try (ImportHome home = new ImportHome(this.folder, ImportHome.LIMITS)) {
			byte[] records = records();
			OwnDataset noise = home.start(new Archives().file("data_batch_1.bin", records).zip(),
					Map.of("name", "noise", "pictureSize", "96"));
			Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> ImportHome.details(noise).progress() == null);
			long before = usedHeap();
			Dataset dataset = noise.load();
			long values = 0;
			try (ShuffledBatches batches = new ShuffledBatches(dataset.train(), 32, 1, 1, 0, List.of())) {
				while (batches.hasNext()) {
					Batch batch = batches.next();
					values += batch.inputs().length;
				}
			}
			assertThat(values).isGreaterThan(PIXEL_BYTES / 2);
			assertThat(usedHeap() - before).as("the heap that %d bytes of pictures take", PIXEL_BYTES)
				.isLessThan(PIXEL_BYTES / 4);
			assertThat(Files.size(this.folder.resolve("datasets/noise/cache/pixels.cache"))).isEqualTo(PIXEL_BYTES);
			assertThat(dataset.train().size() + dataset.test().size()).isEqualTo(PICTURES);
		}
	}

	private static byte[] records() {
		byte[] records = new byte[PICTURES * 3073];
		new Random(1).nextBytes(records);
		for (int i = 0; i < PICTURES; i++) {
			records[i * 3073] = (byte) (i % 10);
		}
		return records;
	}

	private static long usedHeap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
