package io.convscope.model.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.convscope.model.Model;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Models;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
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
		return new ModelList(this.models.list().stream().map(this::view).toList(), this.models.damages());
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
		return view(this.models.choose(choice.id()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.models.delete(id);
	}

	@GetMapping(path = "/{id}/network", produces = MediaType.APPLICATION_JSON_VALUE)
	String network(@PathVariable String id) {
		return Dl4jConfiguration.of(this.models.get(id));
	}

	private ModelView view(Model model) {
		return ModelView.of(model, this.models);
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
	 * @param problems damaged files, which are set aside
	 */
	record ModelList(List<ModelView> models, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Damage> problems) {
	}

}
