package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetStatus;
import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.DamagedFileException;
import io.convscope.home.StorageException;
import io.convscope.image.PictureSize;
import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code dataset.json}: all that is known of a data set beside its pictures.
 *
 * @param name the data set's name
 * @param state READY, IMPORTING or FAILED
 * @param reason why the import failed; null if it did not
 * @param createdAt when it was created
 * @param side the number of rows, and of columns, of each picture
 * @param testShare the share of added pictures that become test pictures
 * @param labels the labels in the order of the classes
 * @param nextLabel the number of the next label
 * @param problems what the import found
 */
record DatasetFile(String name, DatasetStatus.State state, @Nullable String reason, Instant createdAt, int side,
		double testShare, List<Label> labels, int nextLabel, List<DatasetDetails.Finding> problems) {

	static final String FILE = "dataset.json";

	private static final long BLOCK = 64 << 10;

	private static final int COLOURS = 3;

	private static final JsonMapper JSON = new JsonMapper();

	static DatasetFile create(NewDataset request, DatasetStatus.State state, Instant now) {
		DatasetFile empty = new DatasetFile(request.name(), state, null, now, request.pictureSize(), request.test(),
				List.of(), 0, List.of());
		return empty.withLabels(request.labels());
	}

	static DatasetFile read(Path folder) throws IOException {
		try {
			DatasetFile file = JSON.readValue(Checksum.open(Files.readAllBytes(folder.resolve(FILE))),
					DatasetFile.class);
			if (!file.name().equals(folder.getFileName().toString())) {
				throw new IOException("its name is " + file.name());
			}
			return file;
		}
		catch (JacksonException ex) {
			throw DamagedFileException.checksum();
		}
	}

	void write(Path folder) throws IOException {
		AtomicFile.write(folder.resolve(FILE), Checksum.seal(JSON.writeValueAsBytes(this)));
	}

	/**
	 * Replaces the file of a data set, durably.
	 * @param folder the folder of the data set
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	void replace(Path folder) {
		try {
			write(folder);
		}
		catch (IOException ex) {
			throw StorageException.of("The labels of " + this.name + " can't be changed", folder, BLOCK, ex);
		}
	}

	boolean isReady() {
		return this.state == DatasetStatus.State.READY;
	}

	PictureSize pictureSize() {
		return new PictureSize(COLOURS, this.side);
	}

	List<String> names() {
		return this.labels.stream().map(Label::name).toList();
	}

	/**
	 * Finds the class of a label.
	 * @param number the label's number
	 * @return its index, counted from 0; -1 if there is no such label
	 */
	int indexOf(int number) {
		return this.labels.stream().map(Label::number).toList().indexOf(number);
	}

	/**
	 * Finds a label.
	 * @param label its name
	 * @return its number
	 * @throws InvalidRequestException if there is no such label
	 */
	int numberOf(String label) {
		return this.labels.stream()
			.filter((each) -> each.name().equals(label))
			.findFirst()
			.orElseThrow(() -> InvalidRequestException.of("label",
					"must be " + (this.labels.isEmpty() ? "added first (PATCH /datasets/" + this.name + ")"
							: "one of " + String.join(", ", names())) + ", not \"" + label + "\""))
			.number();
	}

	DatasetFile withLabels(List<String> names) {
		List<Label> all = new ArrayList<>(this.labels);
		int next = this.nextLabel;
		for (String name : names) {
			all.add(new Label(next++, name));
		}
		return with(all, next);
	}

	DatasetFile without(String label) {
		return with(this.labels.stream().filter((each) -> !each.name().equals(label)).toList(), this.nextLabel);
	}

	DatasetFile renamed(UnaryOperator<String> names) {
		return with(this.labels.stream().map((each) -> new Label(each.number(), names.apply(each.name()))).toList(),
				this.nextLabel);
	}

	DatasetFile failed(String why) {
		return new DatasetFile(this.name, DatasetStatus.State.FAILED, why, this.createdAt, this.side, this.testShare,
				List.of(), 0, this.problems);
	}

	DatasetFile ready(List<DatasetDetails.Finding> found) {
		return new DatasetFile(this.name, DatasetStatus.State.READY, null, this.createdAt, this.side, this.testShare,
				this.labels, this.nextLabel, found);
	}

	DatasetFile filled(List<String> labels, int side, double testShare) {
		return new DatasetFile(this.name, this.state, null, this.createdAt, side, testShare, List.of(), 0, List.of())
			.withLabels(labels);
	}

	private DatasetFile with(List<Label> labels, int nextLabel) {
		return new DatasetFile(this.name, this.state, this.reason, this.createdAt, this.side, this.testShare,
				List.copyOf(labels), nextLabel, this.problems);
	}

	/**
	 * A label.
	 *
	 * @param number stays the same when labels are renamed or deleted; names the folder
	 * of its pictures
	 * @param name its name
	 */
	record Label(int number, String name) {
	}

}
