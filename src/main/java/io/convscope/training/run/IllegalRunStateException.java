package io.convscope.training.run;

import io.convscope.model.Model;
import io.convscope.problem.ProblemType;

/**
 * Thrown when a run's state does not allow the requested action; the message names the
 * state.
 */
@ProblemType(name = "illegal-state", title = "Not in this state", status = 409)
public final class IllegalRunStateException extends RuntimeException {

	private IllegalRunStateException(String message) {
		super(message);
	}

	static IllegalRunStateException of(int id, RunState state, RunState next) {
		return new IllegalRunStateException("Run " + id + " is " + state + " and can't become " + next
				+ ((state.isFinal()) ? "; it has ended." : "."));
	}

	static IllegalRunStateException stopping(int id, RunState next) {
		return new IllegalRunStateException("Run " + id + " is RUNNING, and about to be " + next + ": "
				+ (next.isFinal() ? "it can no longer be paused or resumed."
						: "resume it as soon as GET /runs/" + id + " shows that."));
	}

	public static IllegalRunStateException notEnded(Run run) {
		return new IllegalRunStateException("Run " + run.id() + " is " + run.state()
				+ " and can't be extended before it has ended: wait for that, or cancel it.");
	}

	public static IllegalRunStateException withoutModel(Run ended) {
		return new IllegalRunStateException("Run " + ended.id() + " is " + ended.state() + " and has no model"
				+ ((ended.modelId() != null) ? " any more" : "") + " to continue from. Start a run with POST /train.");
	}

	public static IllegalRunStateException provisional(Model model) {
		return new IllegalRunStateException("The model " + model.id() + " is provisional, as run " + model.runId()
				+ " has not ended: wait for that, or cancel it.");
	}

	static IllegalRunStateException ended(int id, RunState state) {
		return new IllegalRunStateException("Run " + id + " is " + state
				+ "; the learning rate of a run that has ended can't be changed. Train further with POST /runs/" + id
				+ "/extend, and change that run's.");
	}

	static IllegalRunStateException lastStepTaken(int id) {
		return new IllegalRunStateException("Run " + id + " has taken its last step, and is only measured still:"
				+ " another learning rate would change nothing. Train further with POST /runs/" + id + "/extend.");
	}

	static IllegalRunStateException onCluster(int id) {
		return new IllegalRunStateException("Run " + id + " is trained by a cluster, which keeps its learning rate."
				+ " Cancel it, and start another with POST /train.");
	}

	static IllegalRunStateException notDeletable(int id, RunState state) {
		return new IllegalRunStateException(
				"Run " + id + " is " + state + " and can't be deleted; cancel it first, or wait for its end.");
	}

	static IllegalRunStateException unreadable(int id) {
		return new IllegalRunStateException("Run " + id
				+ " can't be renamed, as its file run.json is damaged or deleted; GET /runs/" + id + " says more.");
	}

}
