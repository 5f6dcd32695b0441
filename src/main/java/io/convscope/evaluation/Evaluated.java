package io.convscope.evaluation;

import io.convscope.model.Model;

/**
 * A model with its predictions for a test part. Immutable.
 *
 * @param model the model
 * @param answers its predictions, for a data set with the same labels as the model
 */
record Evaluated(Model model, Answers answers) {

	Answers.Subject subject() {
		return new Answers.Subject(this.model.id(), this.model.epoch(), this.model.provisional());
	}

	TestPredictions predictions() {
		return this.answers.predictions();
	}

}
