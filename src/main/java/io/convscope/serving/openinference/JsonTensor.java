package io.convscope.serving.openinference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The values of a tensor in JSON: numbers, or Base64 texts, in one array or nested as the
 * shape says. Not thread safe.
 */
final class JsonTensor {

	private static final int DEEPEST = 4;

	private static final int FIRST_SIZE = 1024;

	private final int most;

	private float[] numbers = new float[0];

	private int count;

	private final List<byte[]> texts = new ArrayList<>();

	// of the arrays at each depth, which must agree
	private final List<Long> lengths = new ArrayList<>();

	// of all values
	private int valueDepth = -1;

	private JsonTensor(int most) {
		this.most = most;
	}

	/**
	 * Reads values.
	 * @param parser a parser at the beginning of the array; it is left at its end
	 * @param most the maximum number of values
	 * @return the values
	 * @throws InvalidInferenceException if they are of another kind, too many, or nested
	 * unevenly
	 */
	static JsonTensor read(JsonParser parser, int most) {
		if (!parser.hasToken(JsonToken.START_ARRAY)) {
			throw InvalidInferenceException.because("data must be an array.");
		}
		JsonTensor tensor = new JsonTensor(most);
		tensor.readArray(parser, 0);
		return tensor;
	}

	private void readArray(JsonParser parser, int depth) {
		if (depth == DEEPEST) {
			throw InvalidInferenceException.because("data must be one array, or nested as its shape says.");
		}
		long length = 0;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			length++;
			if (token == JsonToken.START_ARRAY) {
				readArray(parser, depth + 1);
			}
			else {
				requireDepth(depth);
				readValue(parser, token);
			}
		}
		noteLength(depth, length);
	}

	private void readValue(JsonParser parser, JsonToken token) {
		if (this.count + this.texts.size() == this.most) {
			throw InvalidInferenceException.because("data has more values than the largest request may have, "
					+ this.most + "; send the rest in another.");
		}
		if (token.isNumeric() && this.texts.isEmpty()) {
			if (this.count == this.numbers.length) {
				this.numbers = Arrays.copyOf(this.numbers,
						(int) Math.min(this.most, Math.max(FIRST_SIZE, 2L * this.count)));
			}
			this.numbers[this.count++] = parser.getFloatValue();
		}
		else if (token == JsonToken.VALUE_STRING && this.count == 0) {
			this.texts.add(decoded(parser));
		}
		else {
			throw InvalidInferenceException
				.because("data must be numbers, or picture files in Base64 if the datatype is BYTES.");
		}
	}

	private static byte[] decoded(JsonParser parser) {
		try {
			return parser.getBinaryValue();
		}
		catch (StreamReadException ex) {
			throw InvalidInferenceException.because("data of BYTES must be picture files in Base64; a text is not.");
		}
	}

	private void requireDepth(int depth) {
		if (this.valueDepth >= 0 && this.valueDepth != depth) {
			throw uneven();
		}
		this.valueDepth = depth;
	}

	private void noteLength(int depth, long length) {
		while (this.lengths.size() <= depth) {
			this.lengths.add(-1L);
		}
		long before = this.lengths.set(depth, length);
		if (before >= 0 && before != length) {
			throw uneven();
		}
	}

	private static InvalidInferenceException uneven() {
		return InvalidInferenceException.because("data must be one array, or nested evenly as its shape says.");
	}

	/**
	 * Returns the numbers.
	 * @param shape the dimensions
	 * @param wanted how many numbers such a tensor has
	 * @return as many numbers, row by row
	 * @throws InvalidInferenceException if there are others
	 */
	float[] numbers(List<Long> shape, int wanted) {
		requireCount(shape, this.count, wanted, "numbers");
		return Arrays.copyOf(this.numbers, wanted);
	}

	/**
	 * Returns the decoded texts.
	 * @param shape the dimensions
	 * @param wanted how many texts such a tensor has
	 * @return as many files
	 * @throws InvalidInferenceException if there are others
	 */
	List<byte[]> texts(List<Long> shape, int wanted) {
		requireCount(shape, this.texts.size(), wanted, "texts");
		return this.texts;
	}

	private void requireCount(List<Long> shape, int found, int wanted, String kind) {
		if (found != wanted || (this.lengths.size() > 1 && !this.lengths.equals(shape))) {
			throw InvalidInferenceException.because("data must have " + wanted + " " + kind + ", as its shape " + shape
					+ " says, in one array or nested so; it has " + found + ".");
		}
	}

}
