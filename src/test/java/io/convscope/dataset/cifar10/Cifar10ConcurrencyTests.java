package io.convscope.dataset.cifar10;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.FakeCifar10Tests;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class Cifar10ConcurrencyTests extends FakeCifar10Tests {

	@Test
	void concurrentLoadsDownloadOnce() throws Exception {
		CountDownLatch bothAsked = new CountDownLatch(2);
		byte[] archive = this.fake.archive();
		this.server.behaviour = (exchange) -> {
			bothAsked.await();
			ArchiveServer.answer(exchange, 200, archive);
		};
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		Callable<Dataset> load = () -> {
			bothAsked.countDown();
			return cifar10.load();
		};
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<Dataset>> loads = List.of(threads.submit(load), threads.submit(load));
			assertThat(loads.get(0).get()).isSameAs(loads.get(1).get());
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.server.requests).hasValue(1);
	}

	@Test
	void howFarItIsNeverGoesBack() {
		this.server.serve(this.fake.archive());
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		List<Long> told = new ArrayList<>();
		for (DatasetStatus status = cifar10.prepare(); status
			.state() == DatasetStatus.State.DOWNLOADING; status = cifar10.status()) {
			told.add(status.downloadedBytes());
		}
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(told).isNotEmpty().isSorted();
	}

	@Test
	void preparesInTheBackgroundTellingHowFarItIs() throws Exception {
		byte[] archive = this.fake.archive();
		CountDownLatch goOn = new CountDownLatch(1);
		this.server.behaviour = (exchange) -> {
			exchange.sendResponseHeaders(200, archive.length);
			exchange.getResponseBody().write(archive, 0, 20_000);
			exchange.getResponseBody().flush();
			goOn.await();
			exchange.getResponseBody().write(archive, 20_000, archive.length - 20_000);
		};
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertThat(cifar10.prepare().state()).isEqualTo(DatasetStatus.State.DOWNLOADING);
		await().until(() -> Long.valueOf(20_000).equals(cifar10.status().downloadedBytes()));
		assertThat(cifar10.status()).isEqualTo(
				DatasetStatus.ready("cifar10", Cifar10Files.LABELS, 10, 2).downloading(20_000, (long) archive.length));
		assertThat(cifar10.prepare().state()).isEqualTo(DatasetStatus.State.DOWNLOADING);
		assertThatExceptionOfType(DatasetAbsentException.class)
			.isThrownBy(() -> new DatasetCatalog(List.of(cifar10)).require("cifar10"))
			.withMessageContaining("is being downloaded");
		goOn.countDown();
		await().until(() -> cifar10.status().state() == DatasetStatus.State.READY);
		this.fake.assertIsIn(cifar10.load());
		assertThat(this.server.requests).hasValue(1);
	}

	@Test
	void aFailedPreparationIsRememberedUntilTheNextTry() throws Exception {
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		cifar10.prepare();
		await().until(() -> cifar10.status().state() == DatasetStatus.State.ABSENT);
		assertThat(cifar10.status().reason()).contains("status 404");
		assertThatExceptionOfType(DatasetAbsentException.class)
			.isThrownBy(() -> new DatasetCatalog(List.of(cifar10)).require("cifar10"))
			.withMessageContaining("POST /datasets/cifar10/prepare")
			.withMessageContaining("status 404");
		this.server.serve(this.fake.archive());
		cifar10.prepare();
		await().until(() -> cifar10.status().state() == DatasetStatus.State.READY);
		assertThat(cifar10.status().reason()).isNull();
	}

	@Test
	void anInterruptEndsADownloadThatStandsStill() throws Exception {
		byte[] archive = this.fake.archive();
		CountDownLatch half = new CountDownLatch(1);
		this.server.behaviour = (exchange) -> {
			exchange.sendResponseHeaders(200, archive.length);
			exchange.getResponseBody().write(archive, 0, archive.length / 2);
			exchange.getResponseBody().flush();
			half.countDown();
			new CountDownLatch(1).await();
		};
		Cifar10 cifar10 = this.fake.from(this.server.url(), this.datasets);
		assertInterruptible(cifar10, half);
		this.server.serve(archive);
		this.fake.assertIsIn(cifar10.load());
	}

	@Test
	void anInterruptEndsTheWaitForAnAnswer() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.server.behaviour = (exchange) -> {
			asked.countDown();
			new CountDownLatch(1).await();
		};
		assertInterruptible(this.fake.from(this.server.url(), this.datasets), asked);
	}

	private void assertInterruptible(Cifar10 cifar10, CountDownLatch underWay) throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		Future<?> load = thread
			.submit(() -> assertThatExceptionOfType(InterruptedException.class).isThrownBy(cifar10::load));
		underWay.await();
		thread.shutdownNow();
		load.get(2, TimeUnit.MINUTES);
		assertThat(FakeCifar10.names(this.datasets)).isEmpty();
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
	}

}
