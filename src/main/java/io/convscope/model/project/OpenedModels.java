package io.convscope.model.project;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.dataset.importing.ProjectModels;
import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.store.Models;
import io.convscope.network.description.NetworkDescription;
import io.convscope.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Makes models of those in projects. Thread-safe.
 */
@Component
public class OpenedModels implements ProjectModels {

	private static final Logger logger = LoggerFactory.getLogger(OpenedModels.class);

	// of an id, which has a suffix and a number
	private static final int LONGEST_NAME = 50;

	private static final int UNKNOWN_LENGTH = -1;

	private final ModelImports imports;

	private final Models models;

	public OpenedModels(ModelImports imports, Models models) {
		this.imports = imports;
		this.models = models;
	}

	@Override
	public Kept keep(String dataset, byte[] description, InputStream weights) throws IOException {
		try {
			DescribedModel described = DescribedModel.read(description);
			ImportRequest request = new ImportRequest(freeId(dataset), dataset, described.labels(),
					// weights of any other name it
					NetworkDescription.article());
			Model kept = this.imports.add(request, weights, UNKNOWN_LENGTH, described::addedTo);
			return new Kept("The model " + described.id() + " is called " + kept.id() + " here.",
					() -> delete(kept.id()));
		}
		catch (StorageException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			if (Problem.of(ex.getClass()).equals(Problem.INTERNAL)) {
				throw ex;
			}
			return Kept.leftOut(String.valueOf(ex.getMessage()));
		}
	}

	private String freeId(String dataset) {
		String name = dataset.substring(0, Math.min(LONGEST_NAME, dataset.length())) + "-model";
		return Stream
			.concat(Stream.of(name), IntStream.iterate(2, (number) -> number + 1).mapToObj((each) -> name + "-" + each))
			.filter(this.models.known()::isFree)
			.findFirst()
			.orElseThrow();
	}

	private void delete(String id) {
		try {
			this.models.delete(id);
		}
		catch (RuntimeException ex) {
			logger.warn("The model {} of a project that was not opened stays", id, ex);
		}
	}

}
