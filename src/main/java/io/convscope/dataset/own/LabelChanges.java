package io.convscope.dataset.own;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.TextLists;
import io.convscope.request.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of the labels of a data set, which are made together.
 *
 * @param rename the new name of each label that gets one, by its present name
 * @param delete the names of labels to delete, with their pictures
 * @param add the names of new labels
 */
public record LabelChanges(Map<String, String> rename, List<String> delete, List<String> add) {

	private static final String RENAME = "renameLabels";

	private static final Option<List<String>> DELETE = Option.of("deleteLabels", TextLists.any(), List.of(), "Delete",
			"labels to delete with their pictures");

	private static final Option<List<String>> ADD = Option.of("addLabels", TextLists.any(), List.of(), "Add",
			"new labels");

	/**
	 * Reads a request.
	 * @param body the body; any field may be missing or not valid
	 * @return the changes
	 * @throws InvalidRequestException if a field is unknown or of another type
	 */
	public static LabelChanges of(ObjectNode body) {
		OptionReader reader = new OptionReader();
		Map<String, String> rename = new LinkedHashMap<>();
		JsonNode names = body.get(RENAME);
		if (names != null && !names.isNull()) {
			if (names.isObject() && names.valueStream().allMatch(JsonNode::isString)) {
				names
					.forEachEntry((from, to) -> rename.put(LabelName.normal(from), LabelName.normal(to.stringValue())));
			}
			else {
				reader.refuse(RENAME, "must be an object from names to new names, as in {\"cup\": \"mug\"}");
			}
		}
		List<String> delete = reader.field(body, DELETE).orElse(List.of());
		List<String> add = reader.field(body, ADD).orElse(List.of());
		reader.refuseOthers(body, List.of(Option.of(RENAME, Texts.any(), null, "", ""), DELETE, ADD));
		reader.requireNoErrors();
		return new LabelChanges(rename, delete.stream().map(LabelName::normal).toList(),
				add.stream().map(LabelName::normal).toList());
	}

	DatasetFile applied(DatasetFile file, int maxLabels) {
		OptionReader reader = new OptionReader();
		this.rename.keySet()
			.stream()
			.filter((each) -> !file.names().contains(each))
			.forEach((each) -> reader.refuse(RENAME, absent(each, file)));
		this.delete.stream()
			.filter((each) -> !file.names().contains(each))
			.forEach((each) -> reader.refuse(DELETE.name(), absent(each, file)));
		DatasetFile rest = file;
		for (String each : this.delete) {
			rest = rest.without(each);
		}
		rest = rest.renamed((name) -> this.rename.getOrDefault(name, name)).withLabels(this.add);
		List<String> before = new ArrayList<>();
		for (String each : rest.names()) {
			String fault = LabelName.fault(each, before);
			if (fault != null) {
				reader.refuse(this.add.contains(each) ? ADD.name() : RENAME,
						"can't have \"" + each + "\", which " + fault);
			}
			before.add(each);
		}
		if (before.size() > maxLabels) {
			reader.refuse(ADD.name(), "would make " + before.size() + " labels; there can be " + maxLabels);
		}
		reader.requireNoErrors();
		return rest;
	}

	private static String absent(String label, DatasetFile file) {
		return "has \"" + label + "\", which is not a label; there are " + String.join(", ", file.names());
	}

}
