package io.convscope.model.web;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.Model;
import io.convscope.model.imports.ImportRequest;
import io.convscope.model.imports.ModelImports;
import io.convscope.model.store.Models;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The import of models over HTTP.
 */
@RestController
class ImportController {

	private final Models models;

	private final ModelImports imports;

	private final DatasetCatalog datasets;

	private final NetworkCatalog networks;

	ImportController(Models models, ModelImports imports, DatasetCatalog datasets, NetworkCatalog networks) {
		this.networks = networks;
		this.models = models;
		this.imports = imports;
		this.datasets = datasets;
	}

	@Audited("import")
	@PostMapping(path = "/models", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	ResponseEntity<ModelView> add(@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String labels,
			@RequestParam(required = false) @Nullable String dataset,
			@RequestParam(required = false) @Nullable String network,
			@RequestParam(required = false) @Nullable Object label, HttpServletRequest request) throws IOException {
		ImportRequest wanted = ImportRequest.of(name, labels, asSent(label), dataset, this.datasets);
		Model model = this.imports.add((network != null) ? wanted.with(this.networks.get(network)) : wanted,
				request.getInputStream(), request.getContentLengthLong());
		return ResponseEntity.created(URI.create(PublicPath.of("/models/" + model.id())))
			.body(ModelView.of(model, this.models));
	}

	// bound to a list, one value would be split at its commas
	private static List<String> asSent(@Nullable Object label) {
		if (label instanceof String[] several) {
			return List.of(several);
		}
		return (label != null) ? List.of(label.toString()) : List.of();
	}

}
