package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.Prediction;
import io.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A model's predictions for several pictures.
 *
 * @param model the model that answered
 * @param results one for each picture, in the order they were sent
 */
record PicturesAnswer(PictureAnswer.AnsweringModel model, List<PictureResult> results) {

	/**
	 * The result for one of several pictures.
	 *
	 * @param name its name in the request
	 * @param predictions the most probable label first; null if the picture cannot be
	 * read
	 * @param known as in {@link PictureAnswer#known}
	 * @param problem why the picture cannot be read; null if it can
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record PictureResult(String name, @Nullable List<Prediction> predictions, @Nullable Double known,
			@Nullable PictureProblem problem) {
	}

	/**
	 * Why one of several pictures cannot be read, in the form of a problem document.
	 *
	 * @param type URI of the problem type
	 * @param title the problem type in words
	 * @param status the status of the response if the picture had been sent alone
	 * @param detail what is wrong, and what to do
	 */
	record PictureProblem(String type, String title, int status, String detail) {

		static PictureProblem of(RuntimeException exception) {
			Problem problem = Problem.of(exception.getClass());
			return new PictureProblem(problem.type(), problem.title(), problem.status(),
					String.valueOf(exception.getMessage()));
		}

	}

}
