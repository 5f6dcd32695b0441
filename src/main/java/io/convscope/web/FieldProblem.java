package io.convscope.web;

import java.util.List;
import java.util.Map;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name
 * @param message what it may be
 */
record FieldProblem(String field, String message) {

	static List<FieldProblem> listOf(Map<String, String> errors) {
		return errors.entrySet().stream().map((each) -> new FieldProblem(each.getKey(), each.getValue())).toList();
	}

}
