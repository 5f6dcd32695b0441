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
 * Two models side by side.
 *
 * @param a the one
 * @param b the other
 * @param network the name of each one's network
 * @param settings what each was trained with
 * @param dataset the data set that both were evaluated on
 * @param part always the test part
 * @param labels the names of the classes
 * @param pictures how many there are
 * @param accuracy the share that each has right
 * @param classes the same for each class
 * @param agreement how often they are right and wrong together
 * @param disagreements the pictures that they take for different things
 */
record Comparison(@JsonIgnoreProperties("network") Model a, @JsonIgnoreProperties("network") Model b,
		Pair<String> network, List<SettingPair> settings, String dataset, Part part, List<String> labels, int pictures,
		Pair<Double> accuracy, List<ClassPair> classes, Agreement agreement, Disagreements disagreements) {

	/**
	 * Derives all there is to tell of two models on the same data set.
	 * @param a what the one says of each picture
	 * @param b what the other says
	 * @param limit how many disagreements to list at most, 0 or more
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
	 * The same of both.
	 *
	 * @param <T> what
	 * @param a the one's
	 * @param b the other's
	 */
	record Pair<T>(T a, T b) {
	}

	/**
	 * A setting that both were trained with.
	 *
	 * @param name the setting
	 * @param a the one's; null where it has none
	 * @param b the other's; null where it has none
	 * @param differs whether the two are not the same
	 */
	record SettingPair(String name, @Nullable Object a, @Nullable Object b, boolean differs) {

		// empty where neither model has any
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
	 * A class as both know it.
	 *
	 * @param label the class's name
	 * @param index its number, counted from 0
	 * @param support how many pictures truly are of it
	 * @param a the share of these that the one has right; null when there are none
	 * @param b the share that the other has right; null when there are none
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
