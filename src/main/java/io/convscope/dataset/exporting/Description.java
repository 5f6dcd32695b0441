package io.convscope.dataset.exporting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.own.NewDataset;
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
public record Description(int pictureSize, double test, List<DescribedLabel> labels) {

	/** The name of the file. */
	public static final String FILE = "convscope.json";

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Reads the file.
	 * @param file its bytes, which may be anything
	 * @return the description; null if it is none, or has values that no data set can
	 * have
	 */
	public static @Nullable Description read(byte[] file) {
		try {
			Description read = JSON.readValue(file, Description.class);
			return (read != null && read.isPossible()) ? read : null;
		}
		catch (JacksonException ex) {
			return null; // of another program
		}
	}

	private boolean isPossible() {
		return this.labels != null && NewDataset.allows(this.pictureSize, this.test) && this.labels.stream()
			.allMatch((each) -> each != null && each.name() != null && each.folder() != null);
	}

	byte[] bytes() {
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
	}

	/**
	 * Returns the names of the labels.
	 * @return the names, in the order of the classes
	 */
	public List<String> names() {
		return this.labels.stream().map(DescribedLabel::name).toList();
	}

	/**
	 * Returns the labels of folders.
	 * @return the names of the labels by those of their folders
	 */
	public Map<String, String> byFolder() {
		Map<String, String> byFolder = new LinkedHashMap<>();
		this.labels.forEach((each) -> byFolder.put(each.folder(), each.name()));
		return byFolder;
	}

	/**
	 * A label.
	 *
	 * @param name its name
	 * @param folder the name of the folder of its pictures
	 */
	public record DescribedLabel(String name, String folder) {
	}

}
