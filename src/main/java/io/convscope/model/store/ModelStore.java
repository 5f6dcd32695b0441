package io.convscope.model.store;

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
import io.convscope.home.Creations;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.network.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Stores models on disk, each in a folder with {@code model.json} and the weights.
 * <p>
 * {@code model.json} is written last and deleted first, so a model with a
 * {@code model.json} is complete. Writing and deleting are durable. One thread may write
 * a model while others read.
 */
@Component
class ModelStore {

	private static final Logger logger = LoggerFactory.getLogger(ModelStore.class);

	private final Path folder;

	private final JsonMapper json;

	private final ModelCopies copies;

	ModelStore(ConvscopeHome home, JsonMapper json, ModelCopies copies) {
		this.copies = copies;
		this.folder = home.models();
		this.json = json;
	}

	/**
	 * Deletes what is left if the process was killed while it wrote or deleted a model. A
	 * failure is logged; the files left do no harm.
	 */
	void deleteRemains() {
		try {
			Folder.deleteTemporaries(this.folder);
			for (ModelFolder each : folders()) {
				if (!Files.isSymbolicLink(each.path())) {
					each.deleteRemains();
				}
			}
		}
		catch (IOException ex) {
			logger.warn("Leftover files of models in {} can't be deleted: {}", this.folder, ex.toString());
		}
	}

	/** Reads all models: an entry for each folder with a description. */
	List<StoredModel> readAll() {
		List<StoredModel> models = new ArrayList<>();
		try {
			for (ModelFolder each : folders()) {
				if (each.hasDescription()) {
					models.add(StoredModel.read(each, this.json));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The models in " + this.folder + " can't be listed", ex);
		}
		return models;
	}

	private List<ModelFolder> folders() throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.folder, Files::isDirectory)) {
			List<ModelFolder> found = new ArrayList<>();
			folders.forEach((each) -> found.add(new ModelFolder(each)));
			return found;
		}
	}

	/**
	 * Writes a model, durably.
	 * @param model the model
	 * @param weights its weights
	 * @return the model with the digest of its weights
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	Model write(Model model, Weights weights) {
		ModelFolder home = folderOf(model.id());
		boolean isNew = !home.hasDescription();
		if (isNew) {
			Creations.announce(home.description(), "/models/" + model.id());
		}
		try {
			Path file = (isNew || model.provisional() || !Files.exists(home.weights(model))) ? home.weights(model)
					: home.version(WeightsFile.digestOf(weights, model.network()));
			Model kept = model.withDigest(WeightsFile.write(file, weights, model.network()));
			AtomicFile.write(home.description(),
					Checksum.seal(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept)));
			return kept;
		}
		catch (IOException ex) {
			if (isNew) {
				deleteRest(model.id());
			}
			throw StorageException.of("The model " + model.id() + " can't be written", this.folder,
					WeightsFile.sizeOf(weights), ex);
		}
	}

	/**
	 * Deletes weights that the model had before. A failure is logged; the files left do
	 * no harm and are deleted the next time.
	 * @param model the model as it was written last
	 */
	void deleteOtherWeights(Model model) {
		try {
			folderOf(model.id()).deleteOtherWeights(model);
		}
		catch (IOException ex) {
			logger.warn("Weights of {} that are no longer needed can't be deleted", model.id(), ex);
		}
	}

	/** Deletes a model's description, and so the model, durably. */
	void deleteDescription(String id) {
		try {
			folderOf(id).deleteDescription();
		}
		catch (IOException ex) {
			throw StorageException.of("The model " + id + " can't be deleted", this.folder, 0, ex);
		}
	}

	/**
	 * Deletes what is left of a model without a description. A failure is logged; the
	 * files left do no harm.
	 * @param id the model's id
	 */
	void deleteRest(String id) {
		try {
			folderOf(id).delete();
		}
		catch (IOException ex) {
			logger.warn("Leftover files of the model {} can't be deleted", id, ex);
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

	WeightsFile fileOf(Model model) {
		return this.copies.of(model)
			.orElseGet(() -> new WeightsFile(folderOf(model.id()).weights(model), model.digest()));
	}

	private static UnreadableWeightsException unreadable(Model model, Path file, IOException cause) {
		logger.warn("The weights in {} can't be read: {}", file, cause.toString());
		return UnreadableWeightsException.of(model, file, cause);
	}

	private ModelFolder folderOf(String id) {
		return new ModelFolder(this.folder.resolve(id));
	}

}
