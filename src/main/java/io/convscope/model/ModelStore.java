package io.convscope.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.ConvscopeHome;
import io.convscope.network.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps models on disk, a folder each: {@code model.json} beside the weights that it
 * names.
 * <p>
 * {@code model.json} is written last, so a model that can be read is whole. One thread
 * may write a model while others read.
 */
@Component
class ModelStore {

	private static final Logger logger = LoggerFactory.getLogger(ModelStore.class);

	private final Path folder;

	private final JsonMapper json;

	ModelStore(ConvscopeHome home, JsonMapper json) {
		this.folder = home.models();
		// another version may have written more
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	List<Model> readAll() {
		List<Model> models = new ArrayList<>();
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.folder, Files::isDirectory)) {
			for (Path each : folders) {
				Path description = new ModelFolder(each).description();
				if (Files.exists(description)) {
					read(description, models);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The models in " + this.folder + " can't be listed", ex);
		}
		return models;
	}

	// one damaged model must not keep the service from starting
	private void read(Path description, List<Model> models) {
		try {
			models.add(this.json.readValue(Checksum.open(Files.readAllBytes(description)), Model.class));
		}
		catch (IOException | JacksonException ex) {
			logger.error("The model in {} can't be read and is left out", description, ex);
		}
	}

	/**
	 * Writes a model; it is on the disk for good.
	 * @param model what is known of it
	 * @param weights its weights
	 * @return the model with the digest of its weights
	 * @throws UncheckedIOException if it can't be written; what was there stays
	 */
	Model write(Model model, Weights weights) {
		ModelFolder home = folderOf(model);
		try {
			Model kept = model.withDigest(WeightsFile.write(home.weights(model), weights));
			AtomicFile.write(home.description(),
					Checksum.seal(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept)));
			return kept;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The model " + model.id() + " can't be written", ex);
		}
	}

	/**
	 * Deletes weights that the model had before. What can't be deleted now is so the next
	 * time; it does no harm.
	 * @param model the model as it was written last
	 */
	void deleteOtherWeights(Model model) {
		try {
			folderOf(model).deleteOtherWeights(model);
		}
		catch (IOException ex) {
			logger.warn("Weights of {} that are no longer needed can't be deleted", model.id(), ex);
		}
	}

	/** Makes a model one that is not there, whatever happens afterwards. */
	void deleteDescription(Model model) {
		try {
			Files.deleteIfExists(folderOf(model).description());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The model " + model.id() + " can't be deleted", ex);
		}
	}

	/**
	 * Deletes what is left of a model without a description. What can't be deleted does
	 * no harm.
	 * @param model the model
	 */
	void deleteRest(Model model) {
		try {
			folderOf(model).delete();
		}
		catch (IOException ex) {
			logger.warn("What is left of the model {} can't be deleted", model.id(), ex);
		}
	}

	Weights readWeights(Model model) {
		WeightsFile file = fileOf(model);
		try {
			return file.read();
		}
		catch (IOException ex) {
			throw unreadable(model, file.path(), ex);
		}
	}

	FileChannel openWeights(Model model) {
		WeightsFile file = fileOf(model);
		try {
			return file.open();
		}
		catch (IOException ex) {
			throw unreadable(model, file.path(), ex);
		}
	}

	private WeightsFile fileOf(Model model) {
		return new WeightsFile(folderOf(model).weights(model), model.digest());
	}

	private static UnreadableWeightsException unreadable(Model model, Path file, IOException cause) {
		logger.warn("The weights in {} can't be read: {}", file, cause.toString());
		return UnreadableWeightsException.of(model, file, cause);
	}

	private ModelFolder folderOf(Model model) {
		return new ModelFolder(this.folder.resolve(model.id()));
	}

}
