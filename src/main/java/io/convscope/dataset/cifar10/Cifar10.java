package io.convscope.dataset.cifar10;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.ConvscopeHome;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The data set {@code cifar10}: 60,000 pictures in ten classes, downloaded once and kept
 * in the home folder.
 */
@Component
@Order(1)
public class Cifar10 implements DatasetSource {

	private final DatasetStatus ready;

	private final Cifar10Folder folder;

	private final Cifar10Download download;

	// held while the data set is downloaded or read
	private final ReentrantLock lock = new ReentrantLock();

	private final AtomicBoolean preparing = new AtomicBoolean();

	private volatile @Nullable Dataset loaded;

	private volatile @Nullable DownloadProgress progress;

	private volatile @Nullable String reason;

	private volatile boolean damaged;

	@Autowired
	public Cifar10(ConvscopeHome home, Cifar10Properties properties) {
		this(home.datasets(), properties.checked(), Cifar10Files.OFFICIAL);
	}

	public Cifar10(Path datasets, Cifar10Properties properties, Cifar10Files files) {
		this.ready = DatasetStatus.ready(Cifar10Files.NAME, Cifar10Files.LABELS, files.trainSize(), files.testSize());
		this.folder = new Cifar10Folder(datasets.resolve(Cifar10Files.NAME), files);
		this.download = new Cifar10Download(properties, this.folder);
		this.download.deleteRest();
	}

	@Override
	public DatasetStatus status() {
		DownloadProgress progress = this.progress;
		if (this.loaded != null) {
			return this.ready;
		}
		if (progress != null) {
			return this.ready.downloading(progress.downloaded(), progress.total());
		}
		if (this.preparing.get()) {
			return this.ready.downloading(0, null);
		}
		return (this.folder.isComplete() && !this.damaged) ? this.ready : this.ready.absent(this.reason);
	}

	@Override
	public Dataset load() throws InterruptedException {
		Dataset dataset = this.loaded;
		if (dataset != null) {
			return dataset;
		}
		this.lock.lockInterruptibly();
		try {
			return (this.loaded != null) ? this.loaded : attempt();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Dataset attempt() throws InterruptedException {
		this.reason = null;
		this.damaged = false;
		try {
			if (this.folder.isAbsent()) {
				download();
			}
			Dataset dataset = read();
			this.loaded = dataset;
			return dataset;
		}
		catch (DatasetUnavailableException ex) {
			this.reason = ex.getMessage();
			throw ex;
		}
		finally {
			this.progress = null;
		}
	}

	private void download() throws InterruptedException {
		DownloadProgress progress = new DownloadProgress();
		// stays set while the files are read, which takes a little longer
		this.progress = progress;
		this.download.run(progress);
	}

	private Dataset read() throws InterruptedException {
		try {
			return this.folder.read();
		}
		catch (DatasetUnavailableException ex) {
			this.damaged = true;
			throw ex;
		}
	}

	@Override
	public DatasetStatus prepare() {
		if (status().state() == DatasetStatus.State.ABSENT && this.preparing.compareAndSet(false, true)) {
			Thread thread = new Thread(this::prepareNow, "prepare-" + Cifar10Files.NAME);
			thread.setDaemon(true);
			thread.start();
		}
		return status();
	}

	private void prepareNow() {
		try {
			load();
		}
		catch (DatasetUnavailableException ex) {
			// the status reports it
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.preparing.set(false);
		}
	}

}
