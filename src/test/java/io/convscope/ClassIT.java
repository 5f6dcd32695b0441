package io.convscope;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.convscope.image.reading.PictureFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class of twenty: each has a run in the queue, follows the one in training, asks for
 * the lists as the page does, and has pictures of a camera answered.
 */
@Tag("ci")
class ClassIT extends ServiceTest {

	private static final Logger logger = LoggerFactory.getLogger(ClassIT.class);

	private static final int PUPILS = 20;

	private static final int ANSWERS = Integer.getInteger("class.answers", 20);

	private static final int MILLIS_BETWEEN_PICTURES = 333;

	private static final int PICTURES_BETWEEN_LISTS = 24;

	private final byte[] picture = PictureFiles.encode(new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB), "png");

	private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

	private final Queue<Double> lists = new ConcurrentLinkedQueue<>();

	@Test
	void everybodyIsAnsweredSoon() throws InterruptedException {
		List<Integer> runs = IntStream.rangeClosed(1, PUPILS)
			.map((pupil) -> this.client
				.train("{'dataset':'shapes','epochs':500,'trainLimit':3200,'owner':'Pupil " + pupil + "'}"))
			.boxed()
			.toList();
		int running = runs.get(0);
		this.client.awaitRun(running, (run) -> !run.get("picturesPerSecond").isNull());
		List<EventClient> pages = runs.stream().map((run) -> EventClient.follow(this.port, running)).toList();
		assertThat(pages).allSatisfy((page) -> assertThat(page.awaitStatus()).isEqualTo(200));
		ScheduledExecutorService pupils = Executors.newScheduledThreadPool(PUPILS);
		try {
			CountDownLatch left = new CountDownLatch(PUPILS * ANSWERS);
			for (int pupil = 0; pupil < PUPILS; pupil++) {
				AtomicInteger sent = new AtomicInteger(pupil);
				pupils.scheduleAtFixedRate(() -> {
					look(sent.getAndIncrement());
					left.countDown();
				}, pupil * 10L, MILLIS_BETWEEN_PICTURES, TimeUnit.MILLISECONDS);
			}
			assertThat(left.await(5, TimeUnit.MINUTES)).as("no request failed").isTrue();
		}
		finally {
			pupils.shutdownNow();
		}
		List<Double> sorted = this.millis.stream().sorted().toList();
		double median = sorted.get(sorted.size() / 2);
		logger.warn("{} answers: median {} ms, 95% within {} ms; all lists in {} ms; training {} pictures per second",
				sorted.size(), median, sorted.get(sorted.size() * 95 / 100),
				this.lists.stream().mapToDouble((each) -> each).average().orElseThrow(),
				this.client.run(running).get("picturesPerSecond"));
		assertThat(median).isLessThan(2_000);
		runs.forEach(this.client::cancel);
	}

	private void look(int sent) {
		long start = System.nanoTime();
		assertThat(this.client.send("POST", "/predict?model=pretrained", this.picture, "Content-Type", "image/png")
			.status()).isEqualTo(200);
		this.millis.add((System.nanoTime() - start) / 1e6);
		if (sent % PICTURES_BETWEEN_LISTS == 0) {
			start = System.nanoTime();
			List.of("/runs", "/models", "/datasets", "/owners").forEach(this.client::get);
			this.lists.add((System.nanoTime() - start) / 1e6);
		}
	}

}
