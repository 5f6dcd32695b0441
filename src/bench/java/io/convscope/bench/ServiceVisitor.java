package io.convscope.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Someone who looks at the maps of one picture after the other, one a second.
 */
final class ServiceVisitor {

	private final ServiceClient client;

	private final CountDownLatch leaving = new CountDownLatch(1);

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	private final Future<Integer> visit;

	private ServiceVisitor(ServiceClient client) {
		this.client = client;
		this.visit = this.thread.submit(this::visit);
	}

	/**
	 * Lets someone come.
	 * @param client asks for them
	 * @return the visitor; leaves when told
	 */
	static ServiceVisitor come(ServiceClient client) {
		return new ServiceVisitor(client);
	}

	private int visit() throws IOException, InterruptedException {
		int maps = 0;
		while (!this.leaving.await(1, TimeUnit.SECONDS)) {
			this.client.get("/featuremaps/conv" + (1 + maps % 2) + "?sample=cifar10/test/" + maps);
			maps++;
		}
		return maps;
	}

	/**
	 * Lets the visitor leave when the answer that is on its way is there.
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if the visitor could not see what there is
	 */
	void leave() throws InterruptedException {
		this.leaving.countDown();
		this.thread.shutdown();
		try {
			if (this.visit.get() < 1) {
				throw ContenderFailedException.because("a visitor saw no maps");
			}
		}
		catch (ExecutionException ex) {
			throw ContenderFailedException.because("a visitor was refused: " + ex.getCause());
		}
	}

}
