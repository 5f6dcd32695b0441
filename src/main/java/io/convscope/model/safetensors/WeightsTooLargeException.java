package io.convscope.model.safetensors;

import io.convscope.problem.ProblemType;

import org.springframework.util.unit.DataSize;

/**
 * Thrown for a weights file that exceeds the size limit.
 */
@ProblemType(name = "weights-too-large", title = "Weights too large", status = 413)
public final class WeightsTooLargeException extends RuntimeException {

	private WeightsTooLargeException(String message) {
		super(message);
	}

	public static WeightsTooLargeException of(long bytes, DataSize limit) {
		return new WeightsTooLargeException(sentence(bytes, limit) + ".");
	}

	public static WeightsTooLargeException ofHeap(long bytes, DataSize limit) {
		return new WeightsTooLargeException(
				sentence(bytes, limit) + " with the memory of this service; give it a larger heap.");
	}

	private static String sentence(long bytes, DataSize limit) {
		return "The file has " + bytes + " bytes; the limit for weights is " + limit.toMegabytes() + " MiB";
	}

}
