package io.convscope.dataset.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.exporting.Description;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ArchiveLimits;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.dataset.importing.archive.InvalidArchiveException;
import io.convscope.dataset.own.Filling;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.home.DiskFullException;
import io.convscope.home.StorageException;
import io.convscope.image.reading.PictureReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The import of one archive. Runs on a thread of its own.
 *
 * @param request what was asked for
 * @param dataset the new data set
 * @param file the archive
 * @param limits the limits of data sets
 * @param reader reads pictures
 * @param models keeps the model of a project
 */
public record ImportTask(ImportRequest request, OwnDataset dataset, Path file, OwnDatasetsProperties limits,
		PictureReader reader, ProjectModels models) {

	private static final Logger logger = LoggerFactory.getLogger(ImportTask.class);

	// of a picture on the disk: its file and its place in the cache
	private static final int COPIES = 2;

	private static final int BLOCK = 4096;

	private static final int COLOURS = 3;

	/**
	 * Imports the archive; whatever happens, the data set is ready or has failed
	 * afterwards.
	 */
	public void run() {
		try {
			read();
		}
		catch (DatasetUnavailableException ex) {
			logger.info("The import of {} ends: {}", this.dataset.name(), ex.getMessage());
		}
		catch (ImportFailure | StorageException | InvalidArchiveException ex) {
			fail(String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			fail(StorageException.of("The archive can't be read", this.file.getParent(), 0, ex).getMessage());
		}
		catch (RuntimeException | Error ex) {
			logger.error("The import of {} failed", this.dataset.name(), ex);
			fail("Something unexpected went wrong (" + ex + "); the service's log has the details.");
		}
	}

	private void fail(String reason) {
		if (Thread.currentThread().isInterrupted()) {
			logger.warn("The import of {} ends with the service", this.dataset.name());
			return;
		}
		logger.warn("The import of {} failed: {}", this.dataset.name(), reason);
		try {
			this.dataset.fail(reason);
		}
		catch (DatasetUnavailableException ex) {
			logger.info("There is nothing left of the import of {}: {}", this.dataset.name(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("The failure of the import of {} can't be kept", this.dataset.name(), ex);
		}
	}

	private void read() throws IOException {
		long started = System.nanoTime();
		this.dataset.show(new DatasetDetails.Progress(0, null, null));
		ArchiveLimits most = new ArchiveLimits(2 * this.limits.maxPictures() + BLOCK, this.file.toFile().length());
		try (Archive archive = Archive.open(this.file, most)) {
			Findings findings = new Findings();
			FileNames names = FileNames.of(archive, findings);
			Description description = names.all().contains(Description.FILE) ? ProjectFiles.description(archive) : null;
			boolean project = description != null && ProjectFiles.haveModel(names);
			Form form = Form.of(archive, project ? ProjectFiles.withoutModel(names) : names, description, findings);
			check(form);
			boolean described = description != null;
			int side = (described && !this.request.pictureSize()) ? description.pictureSize()
					: this.request.dataset().pictureSize();
			double test = (described && !this.request.test()) ? description.test() : this.request.dataset().test();
			DiskFullException.requireFree("The data set " + this.dataset.name() + " can't be written",
					this.file.getParent(), form.count() * (COPIES * COLOURS * side * side + BLOCK));
			try (Filling filling = this.dataset.fill(form.labels(), side, test)) {
				PictureSink sink = new PictureSink(filling, this.reader, findings,
						(done) -> this.dataset.show(progress(done, form.count(), started)));
				try (sink) {
					form.read(archive, sink);
					sink.finish();
				}
				if (filling.size() == 0) {
					throw new ImportFailure(
							"None of the " + form.count() + " files can be read as a picture. " + reasons(findings));
				}
				if (project) {
					completeProject(archive, filling, findings.list());
				}
				else {
					filling.complete(findings.list());
				}
			}
			this.dataset.show(null);
			logger.info("The data set {} was imported", this.dataset.name());
		}
	}

	// the model first: a data set that is ready has all that its archive had
	private void completeProject(Archive archive, Filling filling, List<DatasetDetails.Finding> findings)
			throws IOException {
		ProjectModels.Kept kept = ProjectFiles.keepModel(archive, this.dataset.name(), this.models);
		List<DatasetDetails.Finding> all = new ArrayList<>(findings);
		all.add(new DatasetDetails.Finding(DatasetDetails.Kind.MODEL, kept.words(), 1, List.of()));
		try {
			filling.complete(all);
		}
		catch (IOException | RuntimeException ex) {
			kept.undo().run();
			throw ex;
		}
	}

	private static String reasons(Findings findings) {
		return findings.list()
			.stream()
			.flatMap((each) -> each.examples().stream())
			.findFirst()
			.map((each) -> each.file() + ": " + each.reason())
			.orElse("");
	}

	private void check(Form form) throws ImportFailure {
		int labels = form.labels().size();
		if (labels < 2) {
			throw new ImportFailure("The archive has "
					+ ((labels == 0) ? "no labels" : "one label only, " + form.labels().get(0))
					+ "; a network needs at least two to tell apart. Put the pictures of each label in a folder of its"
					+ " own.");
		}
		if (labels > this.limits.maxLabels()) {
			throw new ImportFailure(String.format(Locale.ROOT, "The archive has %,d labels, but %,d are the most.",
					labels, this.limits.maxLabels()));
		}
		if (form.count() > this.limits.maxPictures()) {
			throw new ImportFailure(
					String
						.format(Locale.ROOT,
								"The archive has %,d pictures, but %,d are the most; take fewer, or raise"
										+ " convscope.datasets.max-pictures.",
								form.count(), this.limits.maxPictures()));
		}
	}

	private static DatasetDetails.Progress progress(long done, long total, long started) {
		double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
		Long left = (done > 0) ? Math.round(seconds / done * (total - done)) : null;
		return new DatasetDetails.Progress(done, total, left);
	}

}
