package io.convscope.dataset.own;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetSource;
import io.convscope.dataset.DatasetSources;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.StorageException;
import io.convscope.image.reading.PictureReader;

import org.springframework.stereotype.Component;

/**
 * The data sets of the user's own pictures, each in a folder with a file
 * {@code dataset.json}. Thread-safe.
 */
@Component
public class OwnDatasets implements DatasetSources {

	private final DatasetFolders folders;

	private final List<String> builtIn;

	private final OwnDatasetsProperties limits;

	private final Clock clock;

	private final Map<String, OwnDataset> datasets = new ConcurrentSkipListMap<>();

	/**
	 * Reads the data sets that there are.
	 * @throws StorageException if their folder cannot be read
	 */
	public OwnDatasets(ConvscopeHome home, List<DatasetSource> builtIn, OwnDatasetsProperties limits,
			PictureReader reader, Clock clock) {
		this.folders = new DatasetFolders(home.datasets(), limits.maxPictures(), reader);
		this.builtIn = builtIn.stream().map((each) -> each.status().name()).toList();
		this.limits = limits;
		this.clock = clock;
		this.folders.read().forEach((each) -> this.datasets.put(each.name(), each));
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
		OwnDataset created = this.folders
			.create(DatasetFile.create(request, state, this.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
		this.datasets.put(request.name(), created);
		return created;
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
		this.folders.requireFree(name);
	}

	/**
	 * Deletes a data set with its pictures.
	 * @param name its name
	 * @param use knows who is using it
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetInUseException if it is built in, or a run is training on it or
	 * queued
	 * @throws StorageException if it cannot be deleted; nothing has changed
	 */
	public synchronized void delete(String name, DatasetUse use) {
		OwnDataset dataset = get(name);
		OptionalInt run = use.runOn(name);
		if (run.isPresent()) {
			throw DatasetInUseException.by(name, run.getAsInt());
		}
		this.folders.delete(dataset);
		this.datasets.remove(name);
	}

	public OwnDatasetsProperties limits() {
		return this.limits;
	}

}
