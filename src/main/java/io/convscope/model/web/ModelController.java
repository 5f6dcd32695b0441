package io.convscope.model.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.convscope.model.Model;
import io.convscope.model.inference.ModelSwitch;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.ModelSnapshot;
import io.convscope.model.store.Models;
import io.convscope.request.LastPart;
import io.convscope.request.OptionReader;
import io.convscope.request.web.Audited;
import io.convscope.request.web.AuditedTarget;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Models over HTTP.
 */
@RestController
@RequestMapping("/models")
class ModelController {

	private static final MediaType PYTHON = new MediaType("text", "x-python", StandardCharsets.UTF_8);

	private final Models models;

	private final Damages damages;

	private final ModelSwitch changes;

	ModelController(Models models, Damages damages, ModelSwitch changes) {
		this.changes = changes;
		this.models = models;
		this.damages = damages;
	}

	@GetMapping
	ModelList list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String before) {
		OptionReader options = new OptionReader();
		LastPart part = LastPart.read(options, limit);
		options.requireNoErrors();
		ModelSnapshot now = this.models.known().now();
		List<Model> all = now.models();
		List<Model> earlier = (before != null) ? all.subList(0, place(this.models.get(before), all)) : all;
		return new ModelList(part.of(earlier).stream().map((each) -> ModelView.of(each, now, this.models)).toList(),
				all.size(), this.damages.list());
	}

	private static int place(Model model, List<Model> all) {
		List<String> ids = all.stream().map(Model::id).toList();
		int place = ids.indexOf(model.id());
		return (place >= 0) ? place : all.size(); // one that was added since
	}

	@GetMapping("/{id}")
	ModelView one(@PathVariable String id) {
		return view(this.models.get(id));
	}

	@GetMapping("/current")
	ModelView current() {
		return view(this.models.resolve(null));
	}

	@Audited("choose")
	@PutMapping("/current")
	ModelView choose(@RequestBody ModelChoice choice) {
		Model model = this.changes.choose(choice.id());
		AuditedTarget.set("/models/" + model.id());
		return view(model);
	}

	@Audited("delete")
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.models.delete(id);
	}

	@GetMapping("/{id}/network")
	ResponseEntity<String> network(@PathVariable String id, @RequestParam(required = false) @Nullable String format) {
		OptionReader reader = new OptionReader();
		NetworkFormat chosen = reader.choice("format", format, NetworkFormat.values()).orElse(NetworkFormat.DL4J);
		reader.requireNoErrors();
		Model model = this.models.get(id);
		String service = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
		return switch (chosen) {
			case DL4J -> json(Dl4jConfiguration.of(model));
			case JSON -> json(model.network().toJson());
			case PYTORCH -> ResponseEntity.ok()
				.contentType(PYTHON)
				.header(HttpHeaders.CONTENT_DISPOSITION,
						ContentDisposition.attachment().filename(model.id() + ".py").build().toString())
				.body(SnippetLanguage.pyTorch(model, service));
		};
	}

	private static ResponseEntity<String> json(String body) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private ModelView view(Model model) {
		return ModelView.of(model, this.models);
	}

	/**
	 * A format of a network's description.
	 */
	private enum NetworkFormat {

		JSON, DL4J, PYTORCH

	}

	/**
	 * The request body that chooses the current model.
	 *
	 * @param id the model's id
	 */
	record ModelChoice(@JsonSetter(nulls = Nulls.FAIL) String id) {
	}

	/**
	 * The response body of the list.
	 *
	 * @param models the oldest first
	 * @param total the number of all models
	 * @param problems damaged files, which are set aside
	 */
	record ModelList(List<ModelView> models, int total,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Damage> problems) {
	}

}
