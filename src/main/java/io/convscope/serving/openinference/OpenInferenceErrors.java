package io.convscope.serving.openinference;

import java.util.Map;

import io.convscope.problem.ErrorForm;
import io.convscope.problem.Problem;

import org.springframework.stereotype.Component;

/**
 * The protocol's form of errors: an object with one field, {@code error}.
 */
@Component
class OpenInferenceErrors implements ErrorForm {

	private static final String ROOT = "/v2";

	@Override
	public boolean covers(String path) {
		return path.equals(ROOT) || path.startsWith(ROOT + "/");
	}

	@Override
	public Object body(Problem problem, String detail) {
		return Map.of("error", detail);
	}

}
