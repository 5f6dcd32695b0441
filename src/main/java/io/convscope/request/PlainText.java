package io.convscope.request;

/**
 * What texts have to be like that people give to things, so that everybody sees the same
 * in them.
 */
public final class PlainText {

	/** Ends a sentence of which {@link #isPlain} says no. */
	public static final String RULE = "no line breaks, control characters, or characters that turn the direction of writing";

	private PlainText() {
	}

	/**
	 * Tells whether a text is shown on one line, as it is.
	 * @param text any text
	 * @return whether it has no control characters, line breaks or halves of characters,
	 * and none that change the direction of those around (Unicode's UAX 9)
	 */
	public static boolean isPlain(String text) {
		return text.codePoints().noneMatch((each) -> switch (Character.getType(each)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> isBidirectionalControl(each);
		});
	}

	private static boolean isBidirectionalControl(int character) {
		return character == 0x061C || character == 0x200E || character == 0x200F
				|| (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
	}

}
