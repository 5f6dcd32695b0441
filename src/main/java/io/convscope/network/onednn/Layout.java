package io.convscope.network.onednn;

import java.util.Arrays;

import org.bytedeco.dnnl.memory;

/**
 * How arrays lie in memory, as oneDNN describes it: of 32-bit floats, unless they are
 * said to be of another type.
 */
final class Layout {

	private Layout() {
	}

	/**
	 * Describes an array in C order.
	 * @param sizes the outermost first; one to four of them
	 * @return the description
	 */
	static memory.desc plain(long... sizes) {
		memory.format_tag[] tags = { memory.format_tag.a, memory.format_tag.ab, memory.format_tag.abc,
				memory.format_tag.abcd };
		return new memory.desc(sizes, memory.data_type.f32, tags[sizes.length - 1]);
	}

	/**
	 * Describes the transposed view of a matrix in C order.
	 * @param rows of the view
	 * @param columns of the view, which are the rows in memory
	 * @return the description
	 */
	static memory.desc transposed(long rows, long columns) {
		return new memory.desc(new long[] { rows, columns }, memory.data_type.f32, memory.format_tag.ba);
	}

	/**
	 * Describes an array of pictures whose channels lie innermost.
	 * @param sizes pictures, channels, rows, columns
	 * @return the description
	 */
	static memory.desc channelsLast(long... sizes) {
		return new memory.desc(sizes, memory.data_type.f32, memory.format_tag.acdb);
	}

	/**
	 * Describes an array whose layout an operation is to choose.
	 * @param sizes the outermost first
	 * @return the description
	 */
	static memory.desc any(long... sizes) {
		return new memory.desc(sizes, memory.data_type.f32, memory.format_tag.any);
	}

	/**
	 * Describes an array of more or fewer pictures, each laid out as in another.
	 * @param count the outermost size
	 * @param desc the other; picture lies after picture
	 * @return the description
	 */
	static memory.desc forCount(long count, memory.desc desc) {
		memory.desc result = new memory.desc(desc.data());
		result.data().dims().put(0, count);
		result.data().padded_dims().put(0, count);
		return result;
	}

	/**
	 * Describes an array of values of another type.
	 * @param type the type
	 * @param desc an array
	 * @return one of the same layout
	 */
	static memory.desc ofType(memory.data_type type, memory.desc desc) {
		memory.desc result = new memory.desc(desc.data());
		result.data().data_type(type.value);
		return result;
	}

	/**
	 * Counts the values that an array has room for, padding included.
	 * @param desc the array
	 * @return its length in memory
	 */
	static int length(memory.desc desc) {
		return Math.toIntExact(desc.get_size() / memory.data_type_size(desc.data_type()));
	}

	/**
	 * Counts the values of an array.
	 * @param sizes of the array
	 * @return their product
	 */
	static long count(long[] sizes) {
		return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
	}

	/**
	 * Tells the sizes of an array.
	 * @param array the array
	 * @return the outermost first
	 */
	static long[] sizes(memory array) {
		memory.desc desc = array.get_desc();
		long[] sizes = new long[desc.data().ndims()];
		desc.dims().get(sizes);
		return sizes;
	}

	/**
	 * Widens numbers.
	 * @param values the numbers
	 * @return a new array of them
	 */
	static long[] longs(int[] values) {
		return Arrays.stream(values).asLongStream().toArray();
	}

}
