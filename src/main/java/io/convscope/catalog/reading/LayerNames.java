package io.convscope.catalog.reading;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import io.convscope.network.description.Softmax;

/**
 * The names of a network's layers: those that are given, which have to be different, and
 * those in the article's manner for layers without one, such as {@code conv2} and
 * {@code act2}.
 */
final class LayerNames {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

	private final Set<String> given;

	private final Set<String> taken = new HashSet<>();

	private int number;

	/**
	 * Begins with the first layer.
	 * @param given names that layers further on have, too
	 */
	LayerNames(Set<String> given) {
		this.given = given;
	}

	/**
	 * Checks whether a layer may be called so.
	 * @param name any text
	 * @return whether it fits URLs and the names of tensors
	 */
	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !name.equals(Softmax.LAST.name());
	}

	/**
	 * Goes on to a layer.
	 * @param kind the layer's
	 */
	void next(LayerKind kind) {
		this.number += kind.isNumbered() ? 1 : 0;
	}

	/**
	 * Takes a name.
	 * @param name a layer's
	 * @return whether no layer before has it
	 */
	boolean take(String name) {
		return this.taken.add(name);
	}

	/**
	 * Makes a name for the layer.
	 * @param kind the layer's
	 * @return the kind with the number of the convolution or dense layer that it is or
	 * follows
	 */
	String make(LayerKind kind) {
		String name = kind.prefix() + this.number;
		String free = name;
		for (int i = 2; this.given.contains(free) || this.taken.contains(free); i++) {
			free = name + "_" + i;
		}
		this.taken.add(free);
		return free;
	}

}
