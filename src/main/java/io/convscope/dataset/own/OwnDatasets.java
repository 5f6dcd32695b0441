package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetSources;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.DiskFullException;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.image.reading.PictureReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The data sets of the user's own pictures, each in a folder with a file
 * {@code dataset.json}. Thread-safe.
 */
@Component
public class OwnDatasets implements DatasetSources {

	private static final Logger logger = LoggerFactory.getLogger(OwnDatasets.class);

	private static final String TRASH = ".deleted-";

	private static final long BLOCK = 64 << 10;

	private final Path folder;

	private final List<String> builtIn;

	private final OwnDatasetsProperties limits;

	private final PictureReader reader;

	private final Clock clock;

	private final Map<String, OwnDataset> datasets = new ConcurrentSkipListMap<>();

	/**
	 * Reads the data sets that there are.
	 * @throws StorageException if their folder cannot be read
	 */
	public OwnDatasets(ConvscopeHome home, List<DatasetSource> builtIn, OwnDatasetsProperties limits,
			PictureReader reader, Clock clock) {
		this.folder = home.datasets();
		this.builtIn = builtIn.stream().map((each) -> each.status().name()).toList();
		this.limits = limits;
		this.reader = reader;
		this.clock = clock;
		try {
			readAll();
		}
		catch (IOException ex) {
			throw StorageException.of("The data sets can't be read", this.folder, BLOCK, ex);
		}
	}

	private void readAll() throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.folder, Files::isDirectory)) {
			for (Path each : folders) {
				String name = each.getFileName().toString();
				if (name.startsWith(TRASH)) {
					Folder.delete(each);
				}
				else if (DatasetName.isName(name) && Files.exists(each.resolve(DatasetFile.FILE))) {
					read(name, each);
				}
			}
		}
	}

	private void read(String name, Path path) {
		try {
			Folder.deleteTemporaries(path);
			OwnDataset found = open(path, DatasetFile.read(path));
			if (found.status().state() == DatasetStatus.State.IMPORTING) {
				found.fail("The service ended before the import did.");
			}
			this.datasets.put(name, found);
		}
		catch (IOException ex) {
			// its files stay as they are
			logger.error("The data set {} can't be read and is left out: {}", path, ex.getMessage());
		}
	}

	private OwnDataset open(Path path, DatasetFile file) throws IOException {
		return new OwnDataset(new PictureStore(path, file, this.limits.maxPictures()), path, this.reader);
	}

	@Override
	public List<OwnDataset> list() {
		return List.copyOf(this.datasets.values());
	}

	@Override
	public Optional<OwnDataset> find(String name) {
		return Optional.ofNullable(this.datasets.get(name));
	}

	/**
	 * Returns a data set, to be changed.
	 * @param name its name
	 * @return the data set
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetInUseException if it is built in
	 */
	public OwnDataset get(String name) {
		if (this.builtIn.contains(name)) {
			throw DatasetInUseException.builtIn(name);
		}
		return find(name).orElseThrow(() -> UnknownDatasetException.named(name,
				Stream.concat(this.builtIn.stream(), this.datasets.keySet().stream()).toList()));
	}

	/**
	 * Creates a data set without pictures.
	 * @param request its name, labels and so on
	 * @return the data set
	 * @throws DatasetExistsException if there is one of that name
	 * @throws StorageException if it cannot be written
	 */
	public OwnDataset create(NewDataset request) {
		return create(request, DatasetStatus.State.READY);
	}

	/**
	 * Creates a data set that is going to be imported.
	 * @param request its name and so on
	 * @return the data set, which is not ready
	 * @throws DatasetExistsException if there is one of that name
	 * @throws StorageException if it cannot be written
	 */
	public OwnDataset begin(NewDataset request) {
		return create(request, DatasetStatus.State.IMPORTING);
	}

	private synchronized OwnDataset create(NewDataset request, DatasetStatus.State state) {
		requireFree(request.name());
		Path path = this.folder.resolve(request.name());
		String what = "The data set " + request.name() + " can't be written";
		DiskFullException.requireFree(what, this.folder, BLOCK);
		try {
			DatasetFile file = DatasetFile.create(request, state, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
			file.write(path);
			OwnDataset created = open(path, file);
			this.datasets.put(request.name(), created);
			return created;
		}
		catch (IOException ex) {
			throw StorageException.of(what, this.folder, BLOCK, ex);
		}
	}

	/**
	 * Requires that a new data set may have a name.
	 * @param name the name
	 * @throws DatasetExistsException if there is one of that name
	 */
	public void requireFree(String name) {
		if (this.builtIn.contains(name)) {
			throw DatasetExistsException.builtIn(name);
		}
		if (this.datasets.containsKey(name)) {
			throw DatasetExistsException.of(name);
		}
		String[] files = this.folder.resolve(name).toFile().list();
		if (files != null && files.length > 0) {
			throw DatasetExistsException.folder(name);
		}
	}

	/**
	 * Deletes a data set with its pictures.
	 * @param name its name
	 * @param use knows who is using it
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetInUseException if it is built in, or a run is training on it
	 * @throws StorageException if it cannot be deleted; nothing has changed
	 */
	public synchronized void delete(String name, DatasetUse use) {
		OwnDataset dataset = get(name);
		OptionalInt run = use.runOn(name);
		if (run.isPresent()) {
			throw DatasetInUseException.by(name, run.getAsInt());
		}
		Path trash = this.folder.resolve(TRASH + UUID.randomUUID());
		dataset.pictures().deleteAll(trash);
		this.datasets.remove(name);
		try {
			Folder.delete(trash);
		}
		catch (IOException ex) {
			logger.warn("The files of the data set {} will be deleted at the next start: {}", name, ex.toString());
		}
	}

	public OwnDatasetsProperties limits() {
		return this.limits;
	}

}
