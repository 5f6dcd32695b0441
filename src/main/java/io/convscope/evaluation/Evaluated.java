package io.convscope.evaluation;

import io.convscope.model.Model;

/**
 * A model with what it says of a test part. Immutable.
 *
 * @param model who says it
 * @param answers what; of a data set with the same labels as the model
 */
record Evaluated(Model model, Answers answers) {

	Answers.Subject subject() {
		return new Answers.Subject(this.model.id(), this.model.epoch(), this.model.provisional());
	}

	TestPredictions predictions() {
		return this.answers.predictions();
	}

}
