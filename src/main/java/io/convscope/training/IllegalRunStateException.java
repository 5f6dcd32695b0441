package io.convscope.training;

/**
 * Thrown when a run is asked for something that its state doesn't allow; the message
 * names the state.
 */
public final class IllegalRunStateException extends RuntimeException {

	private IllegalRunStateException(String message) {
		super(message);
	}

	static IllegalRunStateException of(int id, RunState state, RunState next) {
		return new IllegalRunStateException("Run " + id + " is " + state + " and can't become " + next
				+ ((state.isFinal()) ? "; it has ended." : "."));
	}

}
