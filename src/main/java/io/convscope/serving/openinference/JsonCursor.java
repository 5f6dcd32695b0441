package io.convscope.serving.openinference;

import java.util.function.Consumer;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks through JSON token by token. Not thread safe.
 *
 * @param parser a parser at the value to be read
 */
record JsonCursor(JsonParser parser) {

	/**
	 * Reads an object.
	 * @param name what to call it in messages
	 * @param field called with the name of each field, at its value; what it leaves is
	 * skipped
	 */
	void object(String name, Consumer<String> field) {
		require(this.parser.hasToken(JsonToken.START_OBJECT), name, "an object");
		while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String each = this.parser.currentName();
			this.parser.nextToken();
			field.accept(each);
			this.parser.skipChildren();
		}
	}

	/**
	 * Reads an array.
	 * @param name what to call it in messages
	 * @param element called at each element; what it leaves is skipped
	 */
	void array(String name, Runnable element) {
		require(this.parser.hasToken(JsonToken.START_ARRAY), name, "an array");
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			element.run();
			this.parser.skipChildren();
		}
	}

	String text(String name) {
		require(this.parser.hasToken(JsonToken.VALUE_STRING), name, "a text");
		return this.parser.getString();
	}

	boolean flag(String name) {
		require(this.parser.currentToken().isBoolean(), name, "true or false");
		return this.parser.getBooleanValue();
	}

	/**
	 * Reads a whole number.
	 * @param name what to call it in messages
	 * @return 0 or more
	 */
	long wholeNumber(String name) {
		boolean whole = this.parser.hasToken(JsonToken.VALUE_NUMBER_INT)
				&& this.parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER && this.parser.getLongValue() >= 0;
		require(whole, name, "a whole number from 0 to " + Long.MAX_VALUE);
		return this.parser.getLongValue();
	}

	private static void require(boolean fulfilled, String name, String wanted) {
		if (!fulfilled) {
			throw InvalidInferenceException.because(name + " must be " + wanted + ".");
		}
	}

}
