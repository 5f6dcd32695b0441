package io.convscope.serving.torchserve;

import java.util.regex.Pattern;

import io.convscope.problem.ErrorForm;
import io.convscope.problem.Problem;

import org.springframework.stereotype.Component;

/**
 * The form of errors of TorchServe and DJL Serving.
 */
@Component
class TorchServeErrors implements ErrorForm {

	private static final Pattern PATHS = Pattern.compile("/(ping|predictions)(/.*)?");

	@Override
	public boolean covers(String path) {
		return PATHS.matcher(path).matches();
	}

	@Override
	public Object body(Problem problem, String detail) {
		return new ErrorMessage(problem.status(), type(problem), detail);
	}

	private static String type(Problem problem) {
		return switch (problem.name()) {
			case "unknown-model" -> "ModelNotFoundException";
			case "unknown-version" -> "ModelVersionNotFoundException";
			default -> switch (problem.status()) {
				case 404 -> "ResourceNotFoundException";
				case 405 -> "MethodNotAllowedException";
				case 503 -> "ServiceUnavailableException";
				default -> (problem.status() < 500) ? "BadRequestException" : "InternalServerException";
			};
		};
	}

	/**
	 * An error.
	 *
	 * @param code the status
	 * @param type its kind, in the words of these servers
	 * @param message what is wrong, and what to do
	 */
	record ErrorMessage(int code, String type, String message) {
	}

}
