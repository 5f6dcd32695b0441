package io.convscope.model.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.convscope.model.Model;
import io.convscope.model.ModelWithWeights;
import io.convscope.model.UnknownModelException;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;

import org.springframework.stereotype.Component;

/**
 * Reads the weights of models, which a better epoch may replace meanwhile, or an imported
 * model with the name of a deleted one. Thread safe.
 */
@Component
public class ModelWeights {

	private final KnownModels models;

	private final ModelStore store;

	private final PretrainedModels pretrained;

	private final CheckedFile checked = new CheckedFile();

	ModelWeights(KnownModels models, ModelStore store, PretrainedModels pretrained) {
		this.models = models;
		this.store = store;
		this.pretrained = pretrained;
	}

	/**
	 * Reads a model's weights.
	 * @param model a model that existed once
	 * @return the model with its weights, or a later epoch of the same run with its
	 * weights
	 * @throws UnknownModelException if it was deleted
	 * @throws UnreadableWeightsException if they cannot be read
	 */
	ModelWithWeights read(Model model) {
		return read(model, (latest) -> new ModelWithWeights(latest, weights(latest)), (read) -> {
		});
	}

	/**
	 * Checks that a model's weights can be read. A file that has not changed since it was
	 * last found whole is not read again.
	 * @param model a model that existed once
	 * @throws UnknownModelException if it was deleted
	 * @throws UnreadableWeightsException if they cannot be read
	 */
	void check(Model model) {
		read(model, (latest) -> {
			if (!this.pretrained.has(latest)) {
				check(latest, this.store.fileOf(latest));
			}
			return latest;
		}, (checked) -> {
		});
	}

	private void check(Model model, WeightsFile file) {
		try {
			this.checked.require(file);
		}
		catch (IOException ex) {
			throw UnreadableWeightsException.of(model, file.path(), ex);
		}
	}

	private Weights weights(Model model) {
		return this.pretrained.has(model) ? this.pretrained.weights(model) : this.store.readWeights(model);
	}

	/**
	 * Opens a model's weights as a file.
	 * @param id the model's id
	 * @param format the file's format
	 * @param type the type of its numbers
	 * @return the file, to be closed by the caller; it stays readable if the model is
	 * replaced or deleted
	 * @throws UnknownModelException if there is no such model
	 * @throws InvalidRequestException if a number is too large for the type, or the
	 * format has no such type
	 * @throws UnreadableWeightsException if the weights cannot be read
	 */
	public WeightsDownload open(String id, WeightsFormat format, DType type) {
		format.require(type);
		return read(this.models.get(id), (latest) -> {
			boolean isStored = format == WeightsFormat.SAFETENSORS && type == DType.F32 && !this.pretrained.has(latest);
			return isStored ? WeightsDownload.of(latest, this.store.openWeights(latest))
					: WeightsDownload.of(latest, format, type, weights(latest));
		}, WeightsDownload::close);
	}

	// what was read belongs to the model if the model is still known afterwards: its
	// weights are written before it becomes known, and deleted after it has been removed
	private <T> T read(Model asked, Function<Model, T> reader, Consumer<T> discard) {
		while (true) {
			Model model = this.models.latest(asked);
			try {
				T content = reader.apply(model);
				if (this.models.isLatest(model)) {
					this.models.note(model, Optional.empty());
					return content;
				}
				discard.accept(content);
			}
			catch (UnreadableWeightsException ex) {
				if (this.models.isLatest(model)) {
					this.models.note(model, Optional.ofNullable(ex.getMessage()));
					throw ex;
				}
			}
		}
	}

}
