package io.convscope.network.description;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A value that is the sum of all the input, each value times its weight.
 *
 * @param bias what is added to the products
 * @param sum bias and products, summed in double precision
 * @param contributions the products that count most, the largest by absolute value first
 * @param rest the others
 */
record DenseSum(float bias, double sum, List<Contribution> contributions, Rest rest) implements Arithmetic {

	static DenseSum of(Maps input, float[] weights, float bias, Cell cell, int most) {
		int first = cell.channel() * input.values().length;
		double[] products = IntStream.range(0, input.values().length)
			.mapToDouble((i) -> (double) input.values()[i] * weights[first + i])
			.toArray();
		int[] order = IntStream.range(0, products.length)
			.boxed()
			.sorted(Comparator.comparingDouble((i) -> -Math.abs(products[i])))
			.mapToInt(Integer::intValue)
			.toArray();
		int count = Math.min(most, products.length);
		List<Contribution> contributions = IntStream.of(order)
			.limit(count)
			.mapToObj((i) -> new Contribution(input.cell(i), input.values()[i], weights[first + i], products[i]))
			.toList();
		double rest = IntStream.of(order).skip(count).mapToDouble((i) -> products[i]).sum();
		double sum = bias + contributions.stream().mapToDouble(Contribution::product).sum() + rest;
		return new DenseSum(bias, sum, contributions, new Rest(products.length - count, rest));
	}

	/**
	 * One product.
	 *
	 * @param cell where in the input
	 * @param before the input's value there
	 * @param weight the weight for it
	 * @param product the two multiplied
	 */
	record Contribution(@JsonUnwrapped Cell cell, float before, float weight, double product) {
	}

	/**
	 * The products that are not listed.
	 *
	 * @param count how many
	 * @param sum of them
	 */
	record Rest(int count, double sum) {
	}

}
