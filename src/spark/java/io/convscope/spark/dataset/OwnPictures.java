package io.convscope.spark.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.importing.ImportRequest;
import io.convscope.dataset.importing.ImportTask;
import io.convscope.dataset.importing.ProjectModels;
import io.convscope.dataset.importing.archive.ImportFailure;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.image.reading.PictureReader;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import io.convscope.spark.TemporaryHome;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * A data set of the user's own pictures: one that the service keeps, or what it would make
 * of a folder or an archive. It is put together in a home of its own, by the service's
 * code, so that the same pictures are training pictures.
 *
 * @param name its name
 * @param source where its pictures are
 */
record OwnPictures(String name, PictureSource source) {

	private static final OwnDatasetsProperties LIMITS = new OwnDatasetsProperties(10_000_000, 1000,
			DataSize.ofTerabytes(1));

	private static final String KEPT = "dataset.json";

	private static final String PICTURES = "pictures/";

	/**
	 * Reads the pictures, and prints what the user should know about them.
	 * @param files of the file systems
	 * @return the data set
	 * @throws IOException if they can't be read
	 * @throws InterruptedException if this thread is interrupted
	 */
	Dataset read(Configuration files) throws IOException, InterruptedException {
		ImportRequest request = this.source.request(this.name);
		RemoteFile data = this.source.file(this.name, files);
		// deleted at the end, though the pictures are read from a file in it, which is open
		try (TemporaryHome temporary = new TemporaryHome()) {
			ConvscopeHome home = temporary.home();
			PictureReader reader = PictureReader.ofOneThread();
			boolean kept = data.isFolder() && data.below(KEPT).readIfThere().isPresent();
			if (kept) {
				copyKept(data, home.datasets().resolve(this.name));
			}
			OwnDatasets all = new OwnDatasets(home, List.of(), LIMITS, reader, Clock.systemUTC());
			if (!kept) {
				make(request, all, data, temporary.file("archive"), reader);
			}
			OwnDataset made = all.find(this.name)
				.orElseThrow(() -> JobFailedException.because("The data set in " + data.path() + " is not " + this.name
						+ ", or its " + KEPT + " is damaged. Its name has to be that of the folder."));
			return load(made);
		}
	}

	private void copyKept(RemoteFile data, Path to) throws IOException {
		if (this.source.pictureSize() != null || this.source.test() != null) {
			throw JobFailedException.because("The data set in " + data.path()
					+ " has the size of its pictures, and says which are test pictures: leave out --pictureSize and"
					+ " --test.");
		}
		for (Map.Entry<String, RemoteFile> each : data.files().entrySet()) {
			Path file = to.resolve(each.getKey());
			if (each.getKey().equals(KEPT) || each.getKey().startsWith(PICTURES) && !Folder.isTemporary(file)) {
				each.getValue().copyTo(file);
			}
		}
	}

	private void make(ImportRequest request, OwnDatasets all, RemoteFile data, Path archive, PictureReader reader)
			throws IOException {
		if (data.isFolder()) {
			PackedFolder.pack(data, archive);
		}
		else {
			data.copyTo(archive);
		}
		ProjectModels none = (dataset, description, weights) -> ProjectModels.Kept.leftOut("It is not needed.");
		new ImportTask(request, all.begin(request.dataset()), archive, LIMITS, reader, none).run();
		Files.delete(archive);
	}

	private static Dataset load(OwnDataset made) throws ImportFailure, InterruptedException {
		DatasetStatus found = made.status();
		if (found.reason() != null) {
			throw new ImportFailure(found.reason());
		}
		Dataset dataset = made.load();
		int damaged = found.train() + found.test() - dataset.train().size() - dataset.test().size();
		if (damaged > 0) {
			System.out.println(made.name() + ": " + damaged + " pictures are damaged and left out.");
		}
		@Nullable DatasetDetails details = found.details();
		if (details != null) {
			details.problems().forEach((each) -> print(made.name(), each));
		}
		return dataset;
	}

	private static void print(String name, DatasetDetails.Finding finding) {
		System.out.println(name + ": " + finding.message());
		finding.examples().forEach((each) -> System.out.println("  " + each.file() + ": " + each.reason()));
	}

}
