package io.convscope.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * File formats that are not supported, but recognised so that the error message can name
 * them.
 */
enum ForeignFormat {

	AVIF("an AVIF picture", " Save it as a PNG or JPEG, which a browser or a picture editor does.", 4, "ftypavif",
			"ftypavis"),

	HEIC("a HEIC picture", " Save it as a JPEG; an iPhone takes JPEGs with Settings, Camera, Formats, Most Compatible.",
			4, "ftyphei", "ftyphev", "ftypmif1", "ftypmsf1"),

	TIFF("a TIFF picture", 0, "II*\0", "MM\0*"),

	JPEG_2000("a JPEG 2000 picture", 0, "\0\0\0\fjP  ", "\u00ff\u004f\u00ff\u0051"),

	JPEG_XL("a JPEG XL picture", 0, "\0\0\0\fJXL ", "\u00ff\n"),

	ICON("a Windows icon", 0, "\0\0\1\0", "\0\0\2\0"),

	PHOTOSHOP("a Photoshop picture", 0, "8BPS"),

	PDF("a PDF document", 0, "%PDF-"),

	VIDEO("a video", 4, "ftyp"),

	SVG("an SVG drawing", 0);

	private static final int LOOKED_AT = 4096;

	private final String description;

	private final String advice;

	private final List<Signature> signatures;

	ForeignFormat(String description, int offset, String... signatures) {
		this(description, "", offset, signatures);
	}

	ForeignFormat(String description, String advice, int offset, String... signatures) {
		this.description = description;
		this.advice = advice;
		this.signatures = Stream.of(signatures).map((signature) -> new Signature(offset, signature)).toList();
	}

	String description() {
		return this.description;
	}

	/**
	 * Returns what to do with such a file.
	 * @return a sentence after a space; empty if there is nothing to say
	 */
	String advice() {
		return this.advice;
	}

	/**
	 * Throws if a file is in one of these formats, empty or text.
	 * @param file the file's bytes, in none of the supported formats
	 * @throws UnsupportedPictureException if it is in one of these formats
	 * @throws UnreadablePictureException if it is empty or text
	 */
	static void refuse(byte[] file) {
		if (file.length == 0) {
			throw UnreadablePictureException.empty();
		}
		for (ForeignFormat format : values()) {
			if (format.signatures.stream().anyMatch((signature) -> signature.isIn(file))) {
				throw UnsupportedPictureException.of(format);
			}
		}
		String start = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.UTF_8);
		if (isSvg(start.replaceFirst("^\\uFEFF", "").strip().toLowerCase(Locale.ROOT))) {
			throw UnsupportedPictureException.of(SVG);
		}
		if (start.chars().noneMatch((character) -> character < ' ' && !Character.isWhitespace(character))) {
			throw UnreadablePictureException.text();
		}
	}

	private static boolean isSvg(String start) {
		return start.startsWith("<svg")
				|| (start.startsWith("<?xml") || start.startsWith("<!--") || start.startsWith("<!doctype svg"))
						&& start.contains("<svg");
	}

}
