package io.convscope.dataset.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.image.reading.PictureReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Imports archives in the background, one after another. Thread-safe.
 */
@Component
public class Imports implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Imports.class);

	private static final int QUEUE_LENGTH = 8;

	private static final int PATIENCE_SECONDS = 5;

	private final Path folder;

	private final OwnDatasets datasets;

	private final PictureReader reader;

	private final ProjectModels models;

	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(QUEUE_LENGTH), (task) -> new Thread(task, "import"));

	public Imports(ConvscopeHome home, OwnDatasets datasets, PictureReader reader, ProjectModels models) {
		this.models = models;
		this.folder = home.datasets();
		this.datasets = datasets;
		this.reader = reader;
		deleteUploads();
	}

	// of a process that was killed
	private void deleteUploads() {
		try {
			Folder.deleteTemporaries(this.folder);
		}
		catch (IOException ex) {
			logger.warn("Unfinished uploads in {} can't be deleted: {}", this.folder, ex.toString());
		}
	}

	/**
	 * Prepares to receive an archive.
	 * @return a new file, to be closed
	 */
	public ReceivedArchive receive() {
		return new ReceivedArchive(this.folder.resolve("upload-" + UUID.randomUUID() + ".tmp"),
				this.datasets.limits().maxArchive().toBytes());
	}

	/**
	 * Starts to import an archive.
	 * @param request what to make of it
	 * @param received the archive, which is deleted at the end
	 * @return the data set, which shows how far the import has come
	 * @throws InvalidArchiveException if it is not an archive
	 * @throws io.convscope.dataset.own.DatasetExistsException if there is a data set of
	 * that name
	 * @throws ImportsBusyException if too many archives are waiting
	 * @throws IOException if the archive cannot be read
	 */
	public OwnDataset start(ImportRequest request, ReceivedArchive received) throws IOException {
		Archive.Kind.of(received.file());
		if (this.thread.getQueue().remainingCapacity() == 0) {
			throw new ImportsBusyException(QUEUE_LENGTH);
		}
		OwnDataset dataset = this.datasets.begin(request.dataset());
		try {
			ImportTask task = new ImportTask(request, dataset, received.file(), this.datasets.limits(), this.reader,
					this.models);
			this.thread.execute(() -> run(task));
			received.keep();
			return dataset;
		}
		catch (RejectedExecutionException ex) {
			dataset.fail("Too many archives were waiting.");
			throw new ImportsBusyException(QUEUE_LENGTH);
		}
	}

	private static void run(ImportTask task) {
		try {
			task.run();
		}
		finally {
			delete(task.file());
		}
	}

	private static void delete(Path archive) {
		try {
			Files.deleteIfExists(archive);
		}
		catch (IOException ex) {
			logger.warn("{} can't be deleted: {}", archive, ex.toString());
		}
	}

	// what is under way is told as failed at the next start
	@Override
	public void destroy() {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
