package io.convscope.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All data sets by name. Thread-safe.
 */
@Component
public class DatasetCatalog {

	private final Map<String, DatasetSource> builtIn = new LinkedHashMap<>();

	private final DatasetSources others;

	@Autowired
	public DatasetCatalog(List<DatasetSource> builtIn, DatasetSources others) {
		builtIn.forEach((source) -> this.builtIn.put(source.status().name(), source));
		this.others = others;
	}

	/**
	 * Creates a catalog of built-in data sets alone.
	 * @param builtIn the data sets, with unique names
	 */
	public DatasetCatalog(List<DatasetSource> builtIn) {
		this(builtIn, new DatasetSources() {

			@Override
			public List<DatasetSource> list() {
				return List.of();
			}

			@Override
			public Optional<DatasetSource> find(String name) {
				return Optional.empty();
			}

		});
	}

	/**
	 * Creates a catalog of data sets that are already in memory.
	 * @param datasets the data sets, with unique names
	 * @return the catalog
	 */
	public static DatasetCatalog of(Dataset... datasets) {
		return new DatasetCatalog(Stream.of(datasets).<DatasetSource>map(GeneratedDataset::of).toList());
	}

	/**
	 * Lists all data sets.
	 * @return the state of each; the built-in ones first, always in the same order
	 */
	public List<DatasetStatus> list() {
		return Stream.concat(this.builtIn.values().stream(), this.others.list().stream())
			.map(DatasetSource::status)
			.toList();
	}

	/**
	 * Returns the state of a data set.
	 * @param name its name
	 * @return a snapshot of its state
	 * @throws UnknownDatasetException if there is no data set of that name
	 */
	public DatasetStatus status(String name) {
		return source(name).status();
	}

	/**
	 * Loads a data set. If it is absent, this downloads it first, which may take minutes.
	 * Concurrent calls for the same data set download it once.
	 * @param name its name
	 * @return the data set; the same object each time, until its pictures change
	 * @throws InterruptedException if this thread is interrupted; no partial download is
	 * left behind
	 * @throws UnknownDatasetException if there is no data set of that name
	 * @throws DatasetUnavailableException if it is not available; the message says why,
	 * and what to do
	 */
	public Dataset load(String name) throws InterruptedException {
		return source(name).load();
	}

	/**
	 * Returns a data set that is ready, without ever downloading one.
	 * @param name its name
	 * @return the data set
	 * @throws UnknownDatasetException if there is no data set of that name
	 * @throws DatasetAbsentException if it has not been downloaded yet
	 * @throws DatasetUnavailableException if its files are damaged, or this thread is
	 * interrupted
	 */
	public Dataset require(String name) {
		DatasetStatus status = status(name);
		if (status.state() != DatasetStatus.State.READY) {
			throw DatasetAbsentException.of(status);
		}
		try {
			return load(name);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw DatasetUnavailableException.interrupted(name);
		}
	}

	/**
	 * Starts to download a data set in the background if it is absent. If that fails,
	 * {@link DatasetStatus#reason()} says why.
	 * @param name its name
	 * @return its state after the start
	 * @throws UnknownDatasetException if there is no data set of that name
	 */
	public DatasetStatus prepare(String name) {
		return source(name).prepare();
	}

	/**
	 * Looks up a sample.
	 * @param address its address
	 * @param defaultDataset the data set to use if the address names none; may be null
	 * @return the sample
	 * @throws InvalidSampleAddressException if neither argument names a data set
	 * @throws UnknownDatasetException if there is no such data set
	 * @throws DatasetAbsentException if the data set has not been downloaded yet
	 * @throws UnknownSampleException if the data set has no such sample
	 */
	public Sample sample(SampleAddress address, @Nullable String defaultDataset) {
		String name = (address.dataset() != null) ? address.dataset() : defaultDataset;
		if (name == null) {
			throw InvalidSampleAddressException.withoutDataset(address, names());
		}
		Dataset dataset = require(name);
		Samples samples = dataset.part(address.part());
		int index = address.index();
		if (index < 0 || index >= samples.size()) {
			throw UnknownSampleException.outOfRange(dataset.name(), address.part(), samples.size());
		}
		int label = samples.label(index);
		return new Sample(dataset.name(), address.part(), index, label, dataset.labels().get(label),
				samples.picture(index));
	}

	private DatasetSource source(String name) {
		DatasetSource source = this.builtIn.get(name);
		return (source != null) ? source
				: this.others.find(name).orElseThrow(() -> UnknownDatasetException.named(name, names()));
	}

	private List<String> names() {
		return list().stream().map(DatasetStatus::name).toList();
	}

}
