package io.convscope.model.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A weights file in the folder, as it was seen once.
 *
 * @param name the name of its model
 * @param path the file
 * @param stamp changes whenever the file, or its description, does
 */
record DroppedFile(String name, Path path, String stamp) {

	private static final Pattern NAME = Pattern.compile("([^.].*)\\.(safetensors|pth|pt)");

	/**
	 * Lists the files of a folder.
	 * @param folder the folder
	 * @param only the name of the model if there is only one; null to name it by its file
	 * @return the files by the names of their models; of several files with the same name
	 * the first
	 * @throws IOException if the folder cannot be read
	 */
	static Map<String, DroppedFile> in(Path folder, @Nullable String only) throws IOException {
		Map<String, DroppedFile> found = new TreeMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Matcher name = NAME.matcher(file.getFileName().toString());
				if (name.matches() && Files.isRegularFile(file)) {
					DroppedFile dropped = new DroppedFile(name.group(1), file, "");
					found.merge(dropped.name(), dropped.stamped(), (one, other) -> one);
				}
			}
		}
		return (only != null && found.size() == 1) ? Map.of(only, found.values().iterator().next().as(only)) : found;
	}

	private DroppedFile as(String name) {
		return new DroppedFile(name, this.path, this.stamp);
	}

	/**
	 * Returns the file that tells the labels.
	 * @return its path; the file may be absent
	 */
	Path description() {
		String file = this.path.getFileName().toString();
		return this.path.resolveSibling(file.substring(0, file.lastIndexOf('.')) + ".json");
	}

	/**
	 * Looks at the file again.
	 * @return it as it is now
	 * @throws IOException if it cannot be looked at
	 */
	DroppedFile stamped() throws IOException {
		return new DroppedFile(this.name, this.path, stampOf(this.path) + " " + stampOf(description()));
	}

	// the file's number tells a file that was renamed into place
	private static String stampOf(Path file) throws IOException {
		try {
			BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
			return found.size() + "/" + found.lastModifiedTime() + "/" + found.fileKey();
		}
		catch (NoSuchFileException ex) {
			return "-";
		}
	}

}
