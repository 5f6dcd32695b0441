package io.convscope.training;

import java.math.BigInteger;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /train} as it comes in: every field may be missing, and wrong.
 *
 * @param dataset name of the data set; when missing that of the model to start from, else
 * {@code cifar10}
 * @param recipe name of a bundle of settings; the data set's own when missing
 * @param epochs the recipe's when missing, as are those that follow
 * @param batchSize pictures in a step
 * @param learningRate size of a step
 * @param momentum share of the last step kept
 * @param seed of all random numbers
 * @param trainLimit how many training pictures to use; all when missing
 * @param validation share of them to hold out; none when missing
 * @param patience epochs in a row without a better one that end the run; none when
 * missing
 * @param maxMinutes of training that end the run; none when missing
 * @param from id of the model to start from; none when missing
 * @param name what people call the run
 * @param unknown fields that no run has
 */
record TrainRequest(@Nullable String dataset, @Nullable String recipe, @Nullable BigInteger epochs,
		@Nullable BigInteger batchSize, @Nullable Double learningRate, @Nullable Double momentum,
		@Nullable BigInteger seed, @Nullable BigInteger trainLimit, @Nullable Double validation,
		@Nullable BigInteger patience, @Nullable Double maxMinutes, @Nullable String from, @Nullable String name,
		@JsonAnySetter @JsonProperty("unknown fields") Map<String, @Nullable Object> unknown) {

	static final TrainRequest EMPTY = new TrainRequest(null, null, null, null, null, null, null, null, null, null, null,
			null, null, Map.of());

	/**
	 * Names a data set where none is named.
	 * @param dataset its name; null for none
	 * @return this request, with that data set if it has no other
	 */
	TrainRequest on(@Nullable String dataset) {
		return (this.dataset != null) ? this
				: new TrainRequest(dataset, this.recipe, this.epochs, this.batchSize, this.learningRate, this.momentum,
						this.seed, this.trainLimit, this.validation, this.patience, this.maxMinutes, this.from,
						this.name, this.unknown);
	}

}
