package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code convscope.json} in archives that this service has written.
 *
 * @param pictureSize the number of rows, and of columns, of each picture
 * @param test the share of added pictures that become test pictures
 * @param labels the labels in the order of the classes
 */
record Description(int pictureSize, double test, List<DescribedLabel> labels) {

	static final String FILE = "convscope.json";

	private static final JsonMapper JSON = new JsonMapper();

	private static final int LONGEST = 1 << 20;

	/**
	 * Reads the file.
	 * @param archive an archive
	 * @return the description; null if the archive has none that can be read
	 * @throws IOException if the archive cannot be read
	 */
	static @Nullable Description read(Archive archive) throws IOException {
		Description[] found = new Description[1];
		archive.visit((name, isLink, content) -> {
			if (FileNames.clean(name).equals(FILE)) {
				try (InputStream in = content.open()) {
					found[0] = JSON.readValue(in.readNBytes(LONGEST), Description.class);
				}
				catch (JacksonException ex) {
					// of another program
				}
			}
		});
		return (found[0] != null && found[0].labels() != null) ? found[0] : null;
	}

	byte[] bytes() {
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
	}

	List<String> names() {
		return this.labels.stream().map(DescribedLabel::name).toList();
	}

	/**
	 * Returns the label of a folder.
	 * @param folder the name of the folder
	 * @return the name of its label; that of the folder if it is not described
	 */
	String labelOf(String folder) {
		Map<String, String> byFolder = new LinkedHashMap<>();
		this.labels.forEach((each) -> byFolder.put(each.folder(), each.name()));
		return byFolder.getOrDefault(folder, folder);
	}

	/**
	 * A label.
	 *
	 * @param name its name
	 * @param folder the name of the folder of its pictures
	 */
	record DescribedLabel(String name, String folder) {
	}

}
