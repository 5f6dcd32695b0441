package io.convscope.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * A measured figure, and what is expected of it.
 *
 * @param title what was measured
 * @param text what came out
 * @param goal what is expected; empty for nothing
 * @param reached whether it came out; empty where nothing is expected or measured
 */
record Figure(String title, String text, String goal, Optional<Boolean> reached) {

	/**
	 * Tells a figure of which nothing is expected.
	 * @param title what was measured
	 * @param value what came out; empty when it was not measured
	 * @param pattern writes it
	 * @return the figure
	 */
	static Figure of(String title, OptionalDouble value, String pattern) {
		String text = value.isPresent() ? String.format(Locale.ROOT, pattern, value.getAsDouble()) : "not measured";
		return new Figure(title, text, "", Optional.empty());
	}

	/**
	 * Holds a figure against a goal.
	 * @param title what was measured
	 * @param value what came out; empty when it was not measured
	 * @param pattern writes it
	 * @param goal what is expected
	 * @param reached tells whether a value is as expected
	 * @return the figure
	 */
	static Figure of(String title, OptionalDouble value, String pattern, String goal, DoublePredicate reached) {
		Optional<Boolean> answer = value.isPresent() ? Optional.of(reached.test(value.getAsDouble()))
				: Optional.empty();
		return new Figure(title, of(title, value, pattern).text(), goal, answer);
	}

	String row() {
		String answer = this.reached.map((yes) -> yes ? "yes" : "no").orElse("");
		return "| " + String.join(" | ", this.title, this.text, this.goal, answer) + " |\n";
	}

}
