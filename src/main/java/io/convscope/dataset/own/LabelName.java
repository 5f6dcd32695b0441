package io.convscope.dataset.own;

import java.text.Normalizer;
import java.util.List;

import io.convscope.request.PlainText;
import io.convscope.request.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What labels may be called: any text of one line, in any script.
 */
public final class LabelName {

	private static final int LONGEST = 100;

	private static final Texts TYPE = Texts.names(LONGEST);

	private LabelName() {
	}

	/**
	 * Brings a name to its normal form, so that the same name is equal whichever system
	 * wrote it.
	 * @param name any text
	 * @return the name without white space around it, composed (Unicode NFC)
	 */
	public static String normal(String name) {
		return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
	}

	/**
	 * Checks a new label.
	 * @param name its name in normal form
	 * @param others the labels that there are
	 * @return what is wrong, as the rest of a sentence that starts with the name; null if
	 * nothing
	 */
	public static @Nullable String fault(String name, List<String> others) {
		if (!TYPE.allowed().test(name)) {
			return "must have 1 to " + LONGEST + " characters, and " + PlainText.RULE;
		}
		return others.stream()
			.filter((other) -> other.equalsIgnoreCase(name))
			.findFirst()
			.map((other) -> other.equals(name) ? "is there twice" : "differs from \"" + other + "\" only in its case")
			.orElse(null);
	}

}
