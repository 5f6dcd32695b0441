package io.convscope.model.pth;

/**
 * Texts from files that are shown in messages.
 */
final class Texts {

	private static final int MOST = 100;

	private Texts() {
	}

	/**
	 * Makes a text fit for a message.
	 * @param text any text
	 * @return the same between quotation marks; shortened, and without what is not plain
	 */
	static String quoted(String text) {
		String start = (text.length() > MOST) ? text.substring(0, MOST) + "..." : text;
		return "\"" + start.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?") + "\"";
	}

}
