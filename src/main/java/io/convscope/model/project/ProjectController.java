package io.convscope.model.project;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.dataset.exporting.ExportedArchive;
import io.convscope.dataset.importing.ProjectModels;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.model.Model;
import io.convscope.model.safetensors.DType;
import io.convscope.model.store.ModelWeights;
import io.convscope.model.store.Models;
import io.convscope.model.store.WeightsDownload;
import io.convscope.model.store.WeightsFormat;
import io.convscope.request.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends projects over HTTP; none is ever whole in memory.
 */
@RestController
class ProjectController {

	private final OwnDatasets datasets;

	private final Models models;

	private final ModelWeights weights;

	ProjectController(OwnDatasets datasets, Models models, ModelWeights weights) {
		this.datasets = datasets;
		this.models = models;
		this.weights = weights;
	}

	@GetMapping("/datasets/{name}/project")
	void send(@PathVariable String name, @RequestParam(required = false) @Nullable String model,
			HttpServletResponse response) throws IOException {
		OwnDataset dataset = this.datasets.get(name);
		ExportedArchive archive = ExportedArchive.of(dataset);
		Optional<Model> chosen = (model != null) ? Optional.of(chosen(model, name)) : newest(dataset);
		if (chosen.isEmpty()) {
			begin(name, response);
			archive.write(response.getOutputStream(), ExportedArchive.NONE);
			return;
		}
		// first, as its answer may be a refusal
		WeightsDownload file = this.weights.open(chosen.get().id(), WeightsFormat.SAFETENSORS, DType.F32);
		try (InputStream content = file.content()) {
			begin(name, response);
			archive.write(response.getOutputStream(), (zip) -> write(file.model(), content, zip));
		}
	}

	private Model chosen(String id, String dataset) {
		Model model = this.models.get(id);
		if (!dataset.equals(model.dataset())) {
			throw InvalidRequestException.of("model", "must be one that was trained on " + dataset + ", not " + id);
		}
		return model;
	}

	// not of an earlier data set of the same name
	private Optional<Model> newest(OwnDataset dataset) {
		return this.models.list()
			.stream()
			.filter((each) -> dataset.name().equals(each.dataset()) && !each.createdAt().isBefore(dataset.createdAt()))
			.reduce((one, later) -> later);
	}

	private static void begin(String name, HttpServletResponse response) {
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name + "-project.zip").build().toString());
	}

	private static void write(Model model, InputStream weights, ZipOutputStream zip) throws IOException {
		zip.putNextEntry(new ZipEntry(ProjectModels.DESCRIPTION));
		zip.write(DescribedModel.of(model).bytes());
		zip.putNextEntry(new ZipEntry(ProjectModels.WEIGHTS));
		weights.transferTo(zip);
	}

}
