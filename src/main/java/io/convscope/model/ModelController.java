package io.convscope.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Models over HTTP.
 */
@RestController
@RequestMapping("/models")
class ModelController {

	private final Models models;

	ModelController(Models models) {
		this.models = models;
	}

	@GetMapping
	ModelList list() {
		return new ModelList(this.models.list().stream().map(this::view).toList());
	}

	@GetMapping("/{id}")
	ModelView one(@PathVariable String id) {
		return view(this.models.get(id));
	}

	@GetMapping("/current")
	ModelView current() {
		return view(this.models.resolve(null));
	}

	@PutMapping("/current")
	ModelView choose(@RequestBody ModelChoice choice) {
		if (choice.id() == null) {
			throw InvalidModelChoiceException.noId();
		}
		return view(this.models.choose(choice.id()));
	}

	@GetMapping("/{id}/weights")
	ResponseEntity<Resource> weights(@PathVariable String id) {
		ContentDisposition attachment = ContentDisposition.attachment().filename(id + ".safetensors").build();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(new FileSystemResource(this.models.weightsFile(this.models.get(id))));
	}

	private ModelView view(Model model) {
		boolean current = this.models.current().filter((each) -> each.id().equals(model.id())).isPresent();
		return new ModelView(model, current);
	}

	/**
	 * The body of a choice.
	 *
	 * @param id the model's; null when it is not given
	 */
	record ModelChoice(@Nullable String id) {
	}

	/**
	 * The body of a list.
	 *
	 * @param models the oldest first
	 */
	record ModelList(List<ModelView> models) {
	}

}
