package io.convscope.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.convscope.dataset.Part;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.request.Option;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of two models.
 *
 * @param a the first model
 * @param b the second model
 * @param network the names of their networks
 * @param settings the training settings of both
 * @param dataset the data set that both were evaluated on
 * @param part always the test part
 * @param labels the names of the classes
 * @param pictures the number of test pictures
 * @param accuracy the accuracy of both, 0 to 1
 * @param classes the recall of both for each class
 * @param agreement how often they are right or wrong on the same pictures
 * @param disagreements the pictures that they classify differently
 */
record Comparison(@JsonIgnoreProperties("network") Model a, @JsonIgnoreProperties("network") Model b,
		Pair<String> network, List<SettingPair> settings, String dataset, Part part, List<String> labels, int pictures,
		Pair<Double> accuracy, List<ClassPair> classes, Agreement agreement, Disagreements disagreements) {

	/**
	 * Compares two models that were evaluated on the same data set.
	 * @param a the first model with its predictions
	 * @param b the second model with its predictions
	 * @param limit the maximum number of disagreements to list, 0 or more
	 * @return the comparison
	 */
	static Comparison of(Evaluated a, Evaluated b, int limit) {
		return new Comparison(a.model(), b.model(), new Pair<>(a.model().network().name(), b.model().network().name()),
				SettingPair.of(a.model().settings(), b.model().settings()), a.answers().dataset().name(), Part.TEST,
				a.answers().labels(), a.predictions().size(),
				new Pair<>(a.predictions().accuracy().share(), b.predictions().accuracy().share()),
				ClassPair.of(scores(a), scores(b)), Agreement.of(a.predictions(), b.predictions()),
				Disagreements.of(a, b, limit));
	}

	private static List<ClassScore> scores(Evaluated evaluated) {
		return ClassScore.of(ConfusionMatrix.of(evaluated.predictions()), evaluated.answers().labels());
	}

	/**
	 * A value of each model.
	 *
	 * @param <T> the type of the value
	 * @param a the value of the first model
	 * @param b the value of the second model
	 */
	record Pair<T>(T a, T b) {
	}

	/**
	 * A training setting of both models.
	 *
	 * @param name the name of the setting
	 * @param a the value of the first model; null if it has none
	 * @param b the value of the second model; null if it has none
	 * @param differs whether the values differ
	 */
	record SettingPair(String name, @Nullable Object a, @Nullable Object b, boolean differs) {

		// empty if neither model has settings
		static List<SettingPair> of(@Nullable TrainingSettings first, @Nullable TrainingSettings second) {
			if (first == null && second == null) {
				return List.of();
			}
			Map<String, Object> a = (first != null) ? first.values() : Map.of();
			Map<String, Object> b = (second != null) ? second.values() : Map.of();
			return TrainingSettings.OPTIONS.stream()
				.map(Option::name)
				.map((name) -> new SettingPair(name, a.get(name), b.get(name),
						!Objects.equals(a.get(name), b.get(name))))
				.toList();
		}

	}

	/**
	 * The recall of both models for a class.
	 *
	 * @param label the class's name
	 * @param index its index, counted from 0
	 * @param support the number of pictures of this class
	 * @param a the recall of the first model, 0 to 1; null if {@code support} is 0
	 * @param b the recall of the second model, 0 to 1; null if {@code support} is 0
	 */
	record ClassPair(String label, int index, int support, @Nullable Double a, @Nullable Double b) {

		static List<ClassPair> of(List<ClassScore> a, List<ClassScore> b) {
			return IntStream.range(0, a.size()).mapToObj((index) -> {
				ClassScore score = a.get(index);
				return new ClassPair(score.label(), index, score.support(), score.recall(), b.get(index).recall());
			}).toList();
		}

	}

}
