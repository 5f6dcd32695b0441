package io.convscope.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of the file layout in a home folder. It is stored in the file
 * {@code version}, and with a checksum in {@code version.json}, which takes precedence: a
 * corrupted byte must not look like another version.
 */
final class HomeVersion {

	private static final Logger logger = LoggerFactory.getLogger(HomeVersion.class);

	// increment this when a change of the files would mislead earlier versions of the
	// service
	private static final int CURRENT = 1;

	private static final byte[] TEXT = (CURRENT + "\n").getBytes(StandardCharsets.UTF_8);

	private static final byte[] SEALED = Checksum
		.seal(("{\"version\":" + CURRENT + "}").getBytes(StandardCharsets.UTF_8));

	private static final Pattern NUMBER = Pattern.compile("\\s*([1-9][0-9]{0,5})\\s*");

	private static final Pattern OBJECT = Pattern.compile("\\{\"version\" ?: ?([1-9][0-9]{0,5})}");

	private final Path text;

	private final Path sealed;

	HomeVersion(Path home) {
		this.text = home.resolve("version");
		this.sealed = home.resolve("version.json");
	}

	/**
	 * Requires a layout that this version of the service can read. Changes nothing.
	 * @throws IOException if the version files cannot be read
	 * @throws HomeUnusableException if the layout is newer
	 */
	void requireReadable() throws IOException {
		OptionalInt sealed = sealed();
		int found = sealed.isPresent() ? sealed.getAsInt() : text().orElse(CURRENT);
		if (found > CURRENT) {
			throw HomeUnusableException.ofAnotherVersion(this.text, Integer.toString(found), CURRENT);
		}
	}

	private OptionalInt text() throws IOException {
		return Files.exists(this.text) ? number(NUMBER, Files.readAllBytes(this.text)) : OptionalInt.empty();
	}

	private OptionalInt sealed() throws IOException {
		try {
			return Files.exists(this.sealed) ? number(OBJECT, Checksum.open(Files.readAllBytes(this.sealed)))
					: OptionalInt.empty();
		}
		catch (DamagedFileException ex) {
			return OptionalInt.empty();
		}
	}

	private static OptionalInt number(Pattern form, byte[] content) {
		Matcher matcher = form.matcher(new String(content, StandardCharsets.UTF_8));
		return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
	}

	/**
	 * Writes the current version if it is missing or damaged. If the write fails, as on a
	 * full disk, the next start tries again.
	 * @return a sentence that names the damaged file; null if there is none
	 * @throws IOException if a file cannot be read
	 */
	@Nullable String keep() throws IOException {
		String notice = fault(this.text, text());
		notice = (notice != null) ? notice : fault(this.sealed, sealed());
		try {
			if (text().orElse(0) != CURRENT) {
				AtomicFile.write(this.text, TEXT);
			}
			if (sealed().orElse(0) != CURRENT) {
				AtomicFile.write(this.sealed, SEALED);
			}
		}
		catch (IOException ex) {
			logger.warn("The version of the home folder can't be written to {}: {}", this.text, ex.toString());
		}
		if (notice != null) {
			logger.warn("{}", notice);
		}
		return notice;
	}

	private static @Nullable String fault(Path file, OptionalInt found) {
		return (Files.exists(file) && found.orElse(0) != CURRENT) ? "The file " + file
				+ " was damaged: it did not contain a version of Convscope's files. It now contains version " + CURRENT
				+ " again." : null;
	}

}
