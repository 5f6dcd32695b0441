package io.convscope.dataset.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.request.Decimals;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.TextLists;
import io.convscope.request.WholeNumbers;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a new data set.
 *
 * @param name its name
 * @param pictureSize the number of rows, and of columns, of each picture
 * @param test the share of added pictures that become test pictures
 * @param labels its first labels; may be empty
 */
public record NewDataset(String name, int pictureSize, double test, List<String> labels) {

	static final Option<String> NAME = Option.of("name", DatasetName.TYPE, null, "Name", "part of addresses");

	private static final Option<Long> SIZE = Option.of("pictureSize", new WholeNumbers(16, 96), 32L, "Picture size",
			"rows and columns");

	private static final Option<Double> TEST = Option.of("test", Decimals.from("0.05", "0.5"), 0.2, "Test",
			"share of test pictures");

	private static final Option<List<String>> LABELS = Option.of("labels", TextLists.any(), List.of(), "Labels",
			"names of the classes");

	/**
	 * Checks whether a data set can have these values, which a file may have from
	 * anywhere.
	 * @param pictureSize the number of rows, and of columns
	 * @param test the share of test pictures
	 * @return whether a request could have them
	 */
	public static boolean allows(int pictureSize, double test) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return SIZE.type().read(nodes.numberNode(pictureSize)).isPresent() && Double.isFinite(test)
				&& TEST.type().read(nodes.numberNode(test)).isPresent();
	}

	/**
	 * Reads a request.
	 * @param body the body; any field may be missing or not valid
	 * @param maxLabels the maximum number of labels
	 * @return the request
	 * @throws InvalidRequestException if a field is not valid
	 */
	public static NewDataset of(ObjectNode body, int maxLabels) {
		OptionReader reader = new OptionReader();
		Optional<String> name = reader.field(body, NAME);
		if (!body.hasNonNull(NAME.name())) {
			reader.refuse(NAME.name(), NAME.type().rule());
		}
		int size = reader.field(body, SIZE).orElse(SIZE.usual()).intValue();
		double test = reader.field(body, TEST).orElse(TEST.usual());
		List<String> labels = new ArrayList<>();
		for (String each : reader.field(body, LABELS).orElse(LABELS.usual())) {
			String label = LabelName.normal(each);
			String fault = LabelName.fault(label, labels);
			if (fault != null) {
				reader.refuse(LABELS.name(), "can't have \"" + label + "\", which " + fault);
			}
			labels.add(label);
		}
		if (labels.size() > maxLabels) {
			reader.refuse(LABELS.name(), "can be " + maxLabels + " at most, not " + labels.size());
		}
		reader.refuseOthers(body, List.of(NAME, SIZE, TEST, LABELS));
		reader.requireNoErrors();
		return new NewDataset(name.orElseThrow(), size, test, labels);
	}

}
