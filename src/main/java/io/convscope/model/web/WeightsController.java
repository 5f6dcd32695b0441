package io.convscope.model.web;

import java.io.IOException;
import java.util.Optional;

import io.convscope.memory.MemoryBudget;
import io.convscope.model.Model;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The weights of models over HTTP.
 */
@RestController
class WeightsController {

	private final Models models;

	private final ModelWeights weights;

	private final MemoryBudget memory;

	WeightsController(Models models, ModelWeights weights, MemoryBudget memory) {
		this.models = models;
		this.weights = weights;
		this.memory = memory;
	}

	@GetMapping("/models/{id}/weights")
	@Nullable ResponseEntity<Resource> weights(@PathVariable String id, @RequestParam(required = false) @Nullable String format,
			@RequestParam(required = false) @Nullable String dtype, ServletWebRequest request) throws IOException {
		OptionReader reader = new OptionReader();
		WeightsFormat chosen = reader.choice("format", format, WeightsFormat.values())
			.orElse(WeightsFormat.SAFETENSORS);
		reader.requireNoErrors();
		DType type = DType.requested(dtype);
		chosen.require(type);
		Model model = this.models.get(id);
		if (request.checkNotModified(WeightsDownload.tag(model, chosen, type))) {
			return null;
		}
		WeightsDownload file = open(model, chosen, type);
		try {
			return answer(file, request);
		}
		catch (IOException | RuntimeException ex) {
			file.content().close();
			throw ex;
		}
	}

	private static ResponseEntity<Resource> answer(WeightsDownload file, ServletWebRequest request) throws IOException {
		boolean whole = request.getHttpMethod() != HttpMethod.GET;
		Optional<ByteRange> part = ByteRange.asked(whole ? null : request.getHeader(HttpHeaders.RANGE),
				request.getHeader(HttpHeaders.IF_RANGE), file.tag(), file.length());
		ContentDisposition attachment = ContentDisposition.attachment().filename(file.name()).build();
		ResponseEntity.BodyBuilder answer = ResponseEntity
			.status(part.isPresent() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
			.cacheControl(CacheControl.noCache())
			.eTag(file.tag())
			.header(HttpHeaders.ACCEPT_RANGES, ByteRange.BYTES)
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM);
		return part.isPresent()
				? answer.header(HttpHeaders.CONTENT_RANGE, part.get().contentRange())
					.contentLength(part.get().length())
					.body(new InputStreamResource(part.get().in(file.content())))
				: answer.contentLength(file.length()).body(new InputStreamResource(file.content()));
	}

	private WeightsDownload open(Model model, WeightsFormat format, DType type) {
		MemoryBudget.Reservation reservation = this.memory.reserve(format.memory(model, type));
		try {
			return this.weights.open(model.id(), format, type);
		}
		finally {
			reservation.close();
		}
	}

}
