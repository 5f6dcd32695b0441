package io.convscope.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.image.PictureSize;
import io.convscope.network.Architecture;
import io.convscope.network.description.ArticleFilter;
import io.convscope.network.description.NetworkDescription;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a trained model: its network, its labels, and where its weights come
 * from. The weights are stored separately.
 *
 * @param id for example {@code run-1}
 * @param dataset name of the data set it was trained on; null if it was imported with
 * labels only
 * @param labels the names of its classes, in the order of its outputs
 * @param runId number of the run that trained it; null if no run of this service did
 * @param epoch the epoch of its weights, counted from 1; null if imported
 * @param selectedBy the metric by which that epoch was selected,
 * {@code validationAccuracy}, {@code testAccuracy} or {@code testLoss}; null if imported
 * @param validationAccuracy accuracy on the validation split, 0 to 1; null if there was
 * none
 * @param testAccuracy accuracy on the test set, 0 to 1; null if unknown
 * @param lastEpochTestAccuracy test accuracy of the last epoch of its run; null if
 * unknown
 * @param settings the settings it was trained with; null if imported
 * @param createdAt when it was created
 * @param provisional whether its run has not ended, so that a better epoch may replace it
 * @param digest {@code sha256:} and the SHA-256, in hexadecimal, of its weights file in
 * single precision; null if an earlier version of the service wrote it
 * @param network the network; the article's if {@code model.json} has none
 * @param familiarity how familiar its test pictures look to it; null if unknown
 */
public record Model(String id, @Nullable String dataset, List<String> labels, @Nullable Integer runId,
		@Nullable Integer epoch, @Nullable String selectedBy, @Nullable Double validationAccuracy,
		@Nullable Double testAccuracy, @Nullable Double lastEpochTestAccuracy, @Nullable TrainingSettings settings,
		Instant createdAt, boolean provisional, @Nullable String digest,
		@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = ArticleFilter.class) NetworkDescription network,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Familiarity familiarity) {

	/** The id of the model of the article's network that comes with the service. */
	public static final String PRETRAINED = "pretrained";

	/** The id of the model of the network {@code deep} that comes with the service. */
	public static final String PRETRAINED_DEEP = "pretrained-deep";

	/**
	 * Orders models by their run's number, which never jumps back as a clock may; those
	 * without a run come first.
	 */
	public static final Comparator<Model> LAST_RUN = Comparator.comparing(Model::runId,
			Comparator.nullsFirst(Comparator.naturalOrder()));

	public static final Comparator<Model> OLDEST_FIRST = Comparator.comparing(Model::createdAt)
		.thenComparing(Model::id);

	/**
	 * Uses the article's network if a file has none.
	 */
	@SuppressWarnings("ConstantValue")
	public Model {
		network = (network != null) ? network : NetworkDescription.article();
	}

	/**
	 * Creates a model of the article's network whose weights are not stored yet.
	 */
	public Model(String id, @Nullable String dataset, List<String> labels, @Nullable Integer runId,
			@Nullable Integer epoch, @Nullable String selectedBy, @Nullable Double validationAccuracy,
			@Nullable Double testAccuracy, @Nullable Double lastEpochTestAccuracy, @Nullable TrainingSettings settings,
			Instant createdAt, boolean provisional) {
		this(id, dataset, labels, runId, epoch, selectedBy, validationAccuracy, testAccuracy, lastEpochTestAccuracy,
				settings, createdAt, provisional, null, NetworkDescription.article(), null);
	}

	/**
	 * Returns the id of a run's model.
	 * @param runId the run's number
	 * @return the model's id
	 */
	public static String idOf(int runId) {
		return "run-" + runId;
	}

	/**
	 * Creates a model that was trained elsewhere, with unknown settings and accuracy.
	 * @param id its id
	 * @param dataset the data set it was trained on; null if unknown
	 * @param labels the names of its classes
	 * @param network its network
	 * @param now the time of the import
	 * @return the model
	 */
	public static Model imported(String id, @Nullable String dataset, List<String> labels, NetworkDescription network,
			Instant now) {
		return new Model(id, dataset, labels, null, null, null, null, null, null, null, now, false, null, network,
				null);
	}

	/**
	 * Returns a final copy that belongs to no run of this service.
	 * @param id the id of the copy
	 * @return the copy
	 */
	public Model withoutRun(String id) {
		return new Model(id, this.dataset, this.labels, null, this.epoch, this.selectedBy, this.validationAccuracy,
				this.testAccuracy, this.lastEpochTestAccuracy, this.settings, this.createdAt, false, this.digest,
				this.network, this.familiarity);
	}

	/**
	 * Returns the network with one output for each label.
	 * @return its layers with their shapes
	 */
	public Architecture architecture() {
		return new Architecture(this.network, this.labels.size());
	}

	/**
	 * Returns the size of the network's input.
	 * @return the size of a picture
	 */
	public PictureSize pictureSize() {
		return this.network.input().pictureSize();
	}

	public ModelOrigin origin() {
		return ModelOrigin.of(this);
	}

	/**
	 * Returns a final copy of this model.
	 * @param lastEpochTestAccuracy test accuracy of the run's last epoch; null if unknown
	 * @param now the time when the run ended
	 * @return the same model, not provisional
	 */
	public Model frozen(@Nullable Double lastEpochTestAccuracy, Instant now) {
		return new Model(this.id, this.dataset, this.labels, this.runId, this.epoch, this.selectedBy,
				this.validationAccuracy, this.testAccuracy, lastEpochTestAccuracy, this.settings, now, false,
				this.digest, this.network, this.familiarity);
	}

	/**
	 * Compares the test accuracy, or else the validation accuracy, with that of random
	 * guessing.
	 * @return false if the accuracy is known and not higher
	 */
	@JsonIgnore
	public boolean isBetterThanChance() {
		Double accuracy = (this.testAccuracy != null) ? this.testAccuracy : this.validationAccuracy;
		return accuracy == null || accuracy > 1.0 / this.labels.size();
	}

	public Model withDigest(String digest) {
		return new Model(this.id, this.dataset, this.labels, this.runId, this.epoch, this.selectedBy,
				this.validationAccuracy, this.testAccuracy, this.lastEpochTestAccuracy, this.settings, this.createdAt,
				this.provisional, digest, this.network, this.familiarity);
	}

	/**
	 * Returns whether this model may answer a request for another one.
	 * @param before the requested model
	 * @return true if both are equal, or if this is a later epoch of the same run; both
	 * then have the same labels
	 */
	public boolean continues(Model before) {
		return equals(before) || (before.provisional && this.id.equals(before.id)
				&& Objects.equals(this.runId, before.runId) && this.labels.equals(before.labels)
				&& Objects.equals(this.dataset, before.dataset) && Objects.equals(this.settings, before.settings));
	}

}
