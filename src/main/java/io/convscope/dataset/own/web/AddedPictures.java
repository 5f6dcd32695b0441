package io.convscope.dataset.own.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.AddedPicture;
import io.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The answer to pictures that were sent.
 *
 * @param dataset the data set with them
 * @param results what became of each, in the order of the request
 */
record AddedPictures(DatasetStatus dataset, List<Result> results) {

	static AddedPictures of(OwnDataset dataset, List<Result> results) {
		return new AddedPictures(dataset.status(), results);
	}

	/**
	 * What became of one picture.
	 *
	 * @param name its name in the request
	 * @param outcome what became of it
	 * @param picture the picture as it is in the data set; null if it was refused
	 * @param problem why it was refused; null if it was not
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Result(String name, Outcome outcome, PictureList.@Nullable Listed picture,
			@Nullable PictureProblem problem) {

		static Result of(String dataset, String name, String label, AddedPicture added) {
			boolean same = added.picture().label().equals(label);
			Outcome outcome = added.isNew() ? Outcome.ADDED : same ? Outcome.DUPLICATE : Outcome.UNDER_OTHER_LABEL;
			return new Result(name, outcome, PictureList.Listed.of(dataset, added.picture()), null);
		}

		static Result refused(String name, RuntimeException why) {
			return new Result(name, Outcome.REFUSED, null, PictureProblem.of(why));
		}

	}

	/**
	 * What became of a picture.
	 */
	enum Outcome {

		/** It was added. */
		ADDED,

		/** One with the same pixels was there; nothing has changed. */
		DUPLICATE,

		/** One with the same pixels was there under another label, where it stays. */
		UNDER_OTHER_LABEL,

		/** It was refused. */
		REFUSED

	}

	/**
	 * Why a picture was refused, in the form of a problem document.
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
