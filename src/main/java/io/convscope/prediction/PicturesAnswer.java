package io.convscope.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.Prediction;
import io.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of several pictures.
 *
 * @param model who says it
 * @param results one for each picture, in the order they were sent
 */
record PicturesAnswer(PictureAnswer.AnsweringModel model, List<PictureResult> results) {

	/**
	 * What came of one picture among several.
	 *
	 * @param name what its sender calls it
	 * @param predictions the likeliest label first; null when it can't be read
	 * @param problem why it can't be read; null when it can
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record PictureResult(String name, @Nullable List<Prediction> predictions, @Nullable PictureProblem problem) {
	}

	/**
	 * Why one picture among several can't be read, in the form of a problem document.
	 *
	 * @param type names the kind of problem
	 * @param title the kind in words
	 * @param status what the answer's status would be if the picture had come alone
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
