package io.convscope.model.web;

import io.convscope.model.safetensors.DType;
import io.convscope.model.store.ModelWeights;
import io.convscope.model.store.Models;
import io.convscope.model.store.WeightsDownload;
import io.convscope.model.store.WeightsFormat;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The weights of models over HTTP.
 */
@RestController
class WeightsController {

	private final Models models;

	private final ModelWeights weights;

	WeightsController(Models models, ModelWeights weights) {
		this.models = models;
		this.weights = weights;
	}

	@GetMapping("/models/{id}/weights")
	@Nullable ResponseEntity<Resource> weights(@PathVariable String id, @RequestParam(required = false) @Nullable String format,
			@RequestParam(required = false) @Nullable String dtype, WebRequest request) {
		OptionReader reader = new OptionReader();
		WeightsFormat chosen = reader.choice("format", format, WeightsFormat.values())
			.orElse(WeightsFormat.SAFETENSORS);
		reader.requireNoErrors();
		DType type = DType.requested(dtype);
		chosen.require(type);
		if (request.checkNotModified(WeightsDownload.tag(this.models.get(id), chosen, type))) {
			return null;
		}
		WeightsDownload file = this.weights.open(id, chosen, type);
		ContentDisposition attachment = ContentDisposition.attachment().filename(file.name()).build();
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.eTag(file.tag())
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.contentLength(file.length())
			.body(new InputStreamResource(file.content()));
	}

}
