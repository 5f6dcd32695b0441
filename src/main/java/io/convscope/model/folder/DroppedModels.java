package io.convscope.model.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.Model;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Imports weights files of the folder, with the description beside each.
 */
@Component
class DroppedModels {

	private final ModelImports imports;

	private final DatasetCatalog datasets;

	private final NetworkCatalog networks;

	private final JsonMapper json;

	DroppedModels(ModelImports imports, DatasetCatalog datasets, NetworkCatalog networks, JsonMapper json) {
		this.imports = imports;
		this.datasets = datasets;
		this.networks = networks;
		this.json = json;
	}

	/**
	 * Imports a file, in place of the model of that name if there is one.
	 * @param file the file
	 * @throws InvalidRequestException if its name or its description is not valid
	 * @throws IOException if it cannot be read, or has changed meanwhile
	 */
	void add(DroppedFile file) throws IOException {
		ImportRequest request = request(file).replacing();
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()))) {
			this.imports.add(request, in, Files.size(file.path()), (model) -> unlessChanged(file, model));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private ImportRequest request(DroppedFile file) throws IOException {
		if (!Files.exists(file.description())) {
			throw InvalidRequestException.of("labels", "must be in a file " + file.description().getFileName()
					+ " beside it: {\"labels\":[\"cat\",\"dog\"]} or {\"dataset\":\"cifar10\"}");
		}
		Description description = read(file);
		List<String> labels = (description.labels() != null) ? description.labels() : List.of();
		ImportRequest request = ImportRequest.of(file.name(), null, labels, description.dataset(), this.datasets);
		return (description.network() != null) ? request.with(this.networks.get(description.network())) : request;
	}

	private Description read(DroppedFile file) throws IOException {
		try {
			return this.json.readValue(Files.readAllBytes(file.description()), Description.class);
		}
		catch (JacksonException ex) {
			throw InvalidRequestException.of(file.description().getFileName().toString(),
					"must be JSON like {\"labels\":[\"cat\",\"dog\"]} or {\"dataset\":\"cifar10\"}");
		}
	}

	private static Model unlessChanged(DroppedFile file, Model model) {
		try {
			if (!file.stamped().equals(file)) {
				throw new IOException("It has changed while it was read.");
			}
			return model;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is told of a model beside its weights, as in {@code POST /models}.
	 *
	 * @param labels the names of its classes; null if the data set tells them
	 * @param dataset the data set that it was trained on; null if the labels are told
	 * @param network the name of its network; null for the one that the file names or
	 * fits
	 */
	private record Description(@Nullable List<String> labels, @Nullable String dataset, @Nullable String network) {
	}

}
