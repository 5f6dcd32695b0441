package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux tells in files of names with values.
 */
final class Proc {

	private Proc() {
	}

	/**
	 * Reads a value.
	 * @param file where it stands
	 * @param name what the line starts with
	 * @return what follows the colon or equals sign; 0 where there is no such file or
	 * line
	 */
	static String field(String file, String name) {
		try {
			return Files.readAllLines(Path.of(file))
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.replaceFirst("^[^:=]*[:=]", "").strip())
				.findFirst()
				.orElse("0");
		}
		catch (IOException ex) {
			return "0";
		}
	}

	static long kilobytes(String file, String name) {
		return Long.parseLong(field(file, name).replaceAll("\\D", ""));
	}

}
