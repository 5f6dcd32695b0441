package io.convscope.request;

/**
 * The rule for names and other texts given by clients, so that they look the same to all
 * readers.
 */
public final class PlainText {

	/** The rule, as the end of an error message. */
	public static final String RULE = "no line breaks, control characters, or characters that change the text direction";

	private PlainText() {
	}

	/**
	 * Checks whether a text is displayed as it is, on one line.
	 * @param text the text
	 * @return whether it has no control characters, line breaks, unpaired surrogates or
	 * bidirectional controls (Unicode UAX 9)
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
