package io.convscope.dataset.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.JunkFiles;
import org.jspecify.annotations.Nullable;

/**
 * The names of the files of an archive, without those that operating systems add and
 * those that are not safe.
 *
 * @param all the names, in the order of the archive
 */
record FileNames(List<String> all) {

	private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

	static FileNames of(Archive archive, Findings findings) throws IOException {
		List<String> names = new ArrayList<>();
		archive.visit((Visiting) (name, isLink) -> {
			String fault = fault(name, isLink);
			if (fault != null) {
				findings.add(Kind.LEFT_OUT, name.replace('\0', '?'), fault);
			}
			else if (!JunkFiles.has(clean(name))) {
				names.add(clean(name));
			}
		});
		return new FileNames(names);
	}

	/**
	 * Brings a name to the form of this list.
	 * @param name the name in the archive
	 * @return the name without {@code ./} at its start
	 */
	static String clean(String name) {
		return name.startsWith("./") ? name.substring(2) : name;
	}

	private static @Nullable String fault(String name, boolean isLink) {
		if (isLink) {
			return "It is a link or a device.";
		}
		if (name.startsWith("/") || DRIVE.matcher(name).matches() || ("/" + name + "/").contains("/../")) {
			return "Its name leads out of the archive.";
		}
		return name.chars().anyMatch((each) -> each < ' ') ? "Its name has control characters." : null;
	}

	static String base(String name) {
		return name.substring(name.lastIndexOf('/') + 1);
	}

	/**
	 * Returns the folder of a file.
	 * @param name the name of the file
	 * @return its folder with a slash at the end; empty if it has none
	 */
	static String folder(String name) {
		return name.substring(0, name.lastIndexOf('/') + 1);
	}

	static String stem(String name) {
		String base = base(name);
		int dot = base.lastIndexOf('.');
		return (dot > 0) ? base.substring(0, dot) : base;
	}

	private interface Visiting extends Archive.Visitor {

		void visit(String name, boolean isLink);

		@Override
		default void visit(String name, boolean isLink, Archive.Content content) {
			visit(name, isLink);
		}

	}

}
