package io.convscope.prediction;

import io.convscope.problem.Problem;

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
