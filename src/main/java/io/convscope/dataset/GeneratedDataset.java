package io.convscope.dataset;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A data set that needs no download: it is generated in memory, once, when it is first
 * used.
 */
public class GeneratedDataset implements DatasetSource {

	private final DatasetStatus status;

	private final Supplier<Dataset> generator;

	private @Nullable Dataset generated;

	public GeneratedDataset(String name, List<String> labels, int train, int test, Supplier<Dataset> generator) {
		this.status = DatasetStatus.ready(name, labels, train, test);
		this.generator = generator;
	}

	static GeneratedDataset of(Dataset dataset) {
		return new GeneratedDataset(dataset.name(), dataset.labels(), dataset.train().size(), dataset.test().size(),
				() -> dataset);
	}

	@Override
	public DatasetStatus status() {
		return this.status;
	}

	@Override
	public synchronized Dataset load() {
		if (this.generated == null) {
			this.generated = this.generator.get();
		}
		return this.generated;
	}

	@Override
	public DatasetStatus prepare() {
		return this.status;
	}

}
