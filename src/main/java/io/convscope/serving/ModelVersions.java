package io.convscope.serving;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.convscope.model.Model;

/**
 * The versions of a model, as other servers have them: the epoch of its weights, and the
 * first digits of their SHA-256. Both change when other weights take the model's name; a
 * model has only one version at a time.
 */
public final class ModelVersions {

	private static final String SHA_256 = "sha256:";

	private static final int DIGITS = 12;

	private static final String UNKNOWN = "1";

	private ModelVersions() {
	}

	/**
	 * Lists the names of a model's version.
	 * @param model the model
	 * @return the epoch, if it is known, and the first 12 hexadecimal digits of its
	 * weights' digest, if it is known; {@code 1} if neither is
	 */
	public static List<String> names(Model model) {
		List<String> names = Stream
			.of((model.epoch() != null) ? model.epoch().toString() : null,
					(model.digest() != null) ? digits(model.digest()).substring(0, DIGITS) : null)
			.filter(Objects::nonNull)
			.toList();
		return names.isEmpty() ? List.of(UNKNOWN) : names;
	}

	/**
	 * Names a model's version.
	 * @param model the model
	 * @return the first of its names
	 */
	public static String name(Model model) {
		return names(model).get(0);
	}

	/**
	 * Checks that a model has a version.
	 * @param model the model
	 * @param version one of its names, or its weights' whole digest
	 * @throws UnknownVersionException if the version is another
	 */
	public static void require(Model model, String version) {
		String digits = digits(version.toLowerCase(Locale.ROOT));
		boolean whole = model.digest() != null && digits(model.digest()).equals(digits);
		if (!whole && !names(model).contains(digits)) {
			throw UnknownVersionException.of(model.id(), version, names(model));
		}
	}

	private static String digits(String digest) {
		return digest.startsWith(SHA_256) ? digest.substring(SHA_256.length()) : digest;
	}

}
