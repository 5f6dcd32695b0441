package io.convscope.serving.openinference.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.Models;
import io.convscope.serving.ModelVersions;
import io.convscope.serving.ServedModels;
import io.convscope.serving.openinference.InvalidInferenceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The protocol's extension for a repository of models. Bodies are read whatever their
 * type, since clients send none.
 */
@RestController
@RequestMapping("/v2/repository")
class RepositoryController {

	private static final String FOLDER = "models/";

	private final Models models;

	private final Damages damages;

	private final ServedModels served;

	private final InferenceThread inference;

	private final JsonMapper json;

	RepositoryController(Models models, Damages damages, ServedModels served, InferenceThread inference,
			JsonMapper json) {
		this.damages = damages;
		this.models = models;
		this.served = served;
		this.inference = inference;
		this.json = json;
	}

	@PostMapping("/index")
	List<IndexEntry> index(@RequestBody(required = false) byte @Nullable [] body) {
		boolean readyOnly = Boolean.TRUE.equals(read(body).ready());
		return Stream
			.concat(this.models.list().stream().map(this::entry), this.damages.ofModels().stream().map(IndexEntry::of))
			.filter((each) -> !readyOnly || each.isReady())
			.toList();
	}

	private IndexEntry entry(Model model) {
		String problem = this.served.problem(model).orElse("");
		return new IndexEntry(model.id(), ModelVersions.name(model),
				problem.isEmpty() ? IndexEntry.READY : IndexEntry.UNAVAILABLE, problem);
	}

	@PostMapping("/models/{name}/load")
	void load(@PathVariable String name, @RequestBody(required = false) byte @Nullable [] body) {
		if (!read(body).parameters().isEmpty()) {
			throw InvalidInferenceException.because("A model is loaded as it is, without parameters;"
					+ " POST /models imports one from a file of weights.");
		}
		Model model = this.served.find(name, null);
		InferenceThread.await(this.inference.submit(model, (loaded) -> loaded.model().id()));
	}

	@PostMapping("/models/{name}/unload")
	void unload(@PathVariable String name) {
		throw InvalidInferenceException.because("The model " + this.served.find(name, null).id()
				+ " can't be unloaded: models are loaded when they are asked, and make room for others by themselves."
				+ " DELETE /models/NAME deletes one.");
	}

	private RepositoryRequest read(byte @Nullable [] body) {
		try {
			return (body != null && body.length > 0) ? this.json.readValue(body, RepositoryRequest.class)
					: new RepositoryRequest(null, null);
		}
		catch (JacksonException ex) {
			throw InvalidInferenceException.json(ex);
		}
	}

	/**
	 * The request body.
	 *
	 * @param ready whether to list only models that can answer; null for all
	 * @param parameters how to load a model; none if null
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record RepositoryRequest(@Nullable Boolean ready, @Nullable Map<String, Object> parameters) {

		@Override
		public Map<String, Object> parameters() {
			return (this.parameters != null) ? this.parameters : Map.of();
		}

	}

	/**
	 * A model in the index.
	 *
	 * @param name its id
	 * @param version its version; empty if unknown
	 * @param state {@code READY} or {@code UNAVAILABLE}
	 * @param reason why it cannot answer; empty if it can
	 */
	record IndexEntry(String name, String version, String state, String reason) {

		private static final String READY = "READY";

		private static final String UNAVAILABLE = "UNAVAILABLE";

		private static IndexEntry of(Damage damage) {
			return new IndexEntry(damage.path().substring(FOLDER.length()), "", UNAVAILABLE, damage.problem());
		}

		private boolean isReady() {
			return this.state.equals(READY);
		}

	}

}
