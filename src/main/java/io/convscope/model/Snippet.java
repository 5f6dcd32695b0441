package io.convscope.model;

/**
 * A small program that asks a model, ready to be pasted.
 *
 * @param language what it is written in
 * @param file the file to put it into
 * @param run how to run that file
 * @param text the program
 */
record Snippet(SnippetLanguage language, String file, String run, String text) {

	static Snippet of(SnippetLanguage language, Model model, String service) {
		return new Snippet(language, language.file(), language.command(), language.write(model, service));
	}

}
