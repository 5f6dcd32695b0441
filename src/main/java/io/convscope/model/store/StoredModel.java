package io.convscope.model.store;

import java.io.IOException;
import java.nio.file.Files;

import io.convscope.home.Checksum;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a model's folder: a model, or a damaged one, which is set aside so that
 * it neither prevents the service from starting nor takes another model's place.
 *
 * @param id the name of the folder
 * @param model the model; null if its description is damaged
 * @param problem what is wrong with it; null if nothing is
 */
record StoredModel(String id, @Nullable Model model, @Nullable String problem) {

	private static final Logger logger = LoggerFactory.getLogger(StoredModel.class);

	static StoredModel read(ModelFolder folder, JsonMapper json) {
		String id = folder.path().getFileName().toString();
		try {
			// another version may have written further fields
			Model model = json.rebuild()
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.build()
				.readValue(Checksum.open(Files.readAllBytes(folder.description())), Model.class);
			String fault = fault(model, id);
			return (fault == null) ? new StoredModel(id, model, null) : setAside(id, fault);
		}
		catch (IOException ex) {
			return setAside(id, String.valueOf(ex.getMessage()));
		}
		catch (JacksonException ex) {
			return setAside(id, "it is not the JSON of a model");
		}
	}

	@SuppressWarnings("ConstantValue")
	private static @Nullable String fault(Model model, String id) {
		if (model.id() == null || model.createdAt() == null || model.labels() == null || model.labels().size() < 2) {
			return "it has no id, labels or date";
		}
		if (!model.id().equals(id)) {
			return "it is that of a model \"" + model.id() + "\"";
		}
		if (model.runId() != null && !Model.idOf(model.runId()).equals(id)) {
			return "it is that of run " + model.runId();
		}
		try {
			model.architecture();
			return null;
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return "its network is not valid: " + ex.getMessage();
		}
	}

	private static StoredModel setAside(String id, String fault) {
		String problem = "The description of the model " + id + " is damaged (" + fault
				+ "), so the model is not used. Restore models/" + id
				+ "/model.json in the service's folder and start the service again, or delete the model with DELETE /models/"
				+ id + ".";
		logger.warn(problem);
		return new StoredModel(id, null, problem);
	}

}
