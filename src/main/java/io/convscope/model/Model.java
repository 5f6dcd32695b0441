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
 * What is known of frozen weights: their provenance.
 *
 * @param id for example {@code run-1}
 * @param dataset name of the data set it learned from; null when it was imported with
 * labels alone
 * @param labels the names of its classes, in the order of its output
 * @param runId the run of this service that made it; null when there is none
 * @param epoch the epoch, counted from 1, that its weights are from; null when imported
 * @param selectedBy which accuracy that epoch was the best by, {@code validationAccuracy}
 * or {@code testAccuracy}; null when imported
 * @param validationAccuracy share of the held-out training pictures it has right, 0 to 1;
 * null when none were held out
 * @param testAccuracy share of the test pictures it has right, 0 to 1; null when unknown
 * @param lastEpochTestAccuracy the same for the last epoch of its run; null when unknown
 * @param settings what it was trained with; null when imported
 * @param createdAt when it was made
 * @param provisional whether its run goes on, so that a better epoch may replace it
 * @param digest {@code sha256:} and the hexadecimal SHA-256 of its weights as a file in
 * single precision; null when an earlier version of the service kept it
 * @param network the network whose weights they are; the article's where files name none
 */
public record Model(String id, @Nullable String dataset, List<String> labels, @Nullable Integer runId,
		@Nullable Integer epoch, @Nullable String selectedBy, @Nullable Double validationAccuracy,
		@Nullable Double testAccuracy, @Nullable Double lastEpochTestAccuracy, @Nullable TrainingSettings settings,
		Instant createdAt, boolean provisional, @Nullable String digest,
		@JsonInclude(value = JsonInclude.Include.CUSTOM,
				valueFilter = ArticleFilter.class) NetworkDescription network) {

	/** The id of the model that comes with the service. */
	public static final String PRETRAINED = "pretrained";

	/** Of models of runs: clocks may jump, numbers don't. */
	public static final Comparator<Model> LAST_RUN = Comparator.comparing(Model::runId,
			Comparator.nullsFirst(Comparator.naturalOrder()));

	public static final Comparator<Model> OLDEST_FIRST = Comparator.comparing(Model::createdAt)
		.thenComparing(Model::id);

	/**
	 * Takes the article's network where a file names none.
	 */
	@SuppressWarnings("ConstantValue")
	public Model {
		network = (network != null) ? network : NetworkDescription.article();
	}

	/**
	 * Describes weights of the article's network that have not been kept yet.
	 */
	public Model(String id, @Nullable String dataset, List<String> labels, @Nullable Integer runId,
			@Nullable Integer epoch, @Nullable String selectedBy, @Nullable Double validationAccuracy,
			@Nullable Double testAccuracy, @Nullable Double lastEpochTestAccuracy, @Nullable TrainingSettings settings,
			Instant createdAt, boolean provisional) {
		this(id, dataset, labels, runId, epoch, selectedBy, validationAccuracy, testAccuracy, lastEpochTestAccuracy,
				settings, createdAt, provisional, null, NetworkDescription.article());
	}

	/**
	 * Names the model of a run.
	 * @param runId the run's number
	 * @return its id
	 */
	public static String idOf(int runId) {
		return "run-" + runId;
	}

	/**
	 * Describes a model that was made elsewhere, of whose making nothing is known.
	 * @param id its id
	 * @param dataset the data set it learned from; null when unknown
	 * @param labels the names of its classes
	 * @param network its network
	 * @param now when that is
	 * @return the model
	 */
	public static Model imported(String id, @Nullable String dataset, List<String> labels, NetworkDescription network,
			Instant now) {
		return new Model(id, dataset, labels, null, null, null, null, null, null, null, now, false, null, network);
	}

	/**
	 * Takes this model out of the service that made it.
	 * @param id its id here
	 * @return the same model, of no run of this service
	 */
	public Model withoutRun(String id) {
		return new Model(id, this.dataset, this.labels, null, this.epoch, this.selectedBy, this.validationAccuracy,
				this.testAccuracy, this.lastEpochTestAccuracy, this.settings, this.createdAt, false, this.digest,
				this.network);
	}

	/**
	 * Describes this model's network with its labels.
	 * @return its layers with their shapes
	 */
	public Architecture architecture() {
		return new Architecture(this.network, this.labels.size());
	}

	/**
	 * Tells what pictures this model's network takes.
	 * @return the size of one
	 */
	public PictureSize pictureSize() {
		return this.network.input().pictureSize();
	}

	public ModelOrigin origin() {
		return ModelOrigin.of(this);
	}

	/**
	 * Makes this model final.
	 * @param lastEpochTestAccuracy of the run's last epoch; null when unknown
	 * @param now when that is
	 * @return the same model, not provisional
	 */
	public Model frozen(@Nullable Double lastEpochTestAccuracy, Instant now) {
		return new Model(this.id, this.dataset, this.labels, this.runId, this.epoch, this.selectedBy,
				this.validationAccuracy, this.testAccuracy, lastEpochTestAccuracy, this.settings, now, false,
				this.digest, this.network);
	}

	/**
	 * Tells whether this model has learned anything.
	 * @return false if it is known to be right no more often than guessing
	 */
	@JsonIgnore
	public boolean isBetterThanChance() {
		Double accuracy = (this.testAccuracy != null) ? this.testAccuracy : this.validationAccuracy;
		return accuracy == null || accuracy > 1.0 / this.labels.size();
	}

	public Model withDigest(String digest) {
		return new Model(this.id, this.dataset, this.labels, this.runId, this.epoch, this.selectedBy,
				this.validationAccuracy, this.testAccuracy, this.lastEpochTestAccuracy, this.settings, this.createdAt,
				this.provisional, digest, this.network);
	}

	/**
	 * Tells whether who asked for another model may be answered by this one.
	 * @param before the model that was asked for
	 * @return whether it is that, or what its run made of it since; both have the same
	 * labels then
	 */
	public boolean continues(Model before) {
		return equals(before) || (before.provisional && this.id.equals(before.id)
				&& Objects.equals(this.runId, before.runId) && this.labels.equals(before.labels)
				&& Objects.equals(this.dataset, before.dataset) && Objects.equals(this.settings, before.settings));
	}

}
