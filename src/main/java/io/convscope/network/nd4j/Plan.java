package io.convscope.network.nd4j;

import java.util.ArrayList;
import java.util.List;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Operations in the order they are to run, and the arrays they work on. Made once, run
 * many times.
 */
final class Plan implements AutoCloseable {

	// of a product that is computed as one task: few enough to be shared among
	// processors, whose number must not change the numbers
	private static final int ROWS = 128;

	// numbers that stay in the second-level cache while others are multiplied with them
	private static final int CACHED = 1 << 17;

	private static final boolean CPU = Nd4j.getEnvironment().isCPU();

	static {
		// OpenBLAS's threads spin while they wait for one another, which takes a hundred
		// times as long where others want the processors too
		Nd4j.factory().blas().setMaxThreads(1);
	}

	private final boolean training;

	private final List<Runnable> operations = new ArrayList<>();

	private final List<INDArray> arrays = new ArrayList<>();

	Plan(boolean training) {
		this.training = training;
	}

	/**
	 * Tells whether dropout drops, and a backward computation follows.
	 * @return whether this is a part of a training step
	 */
	boolean isTraining() {
		return this.training;
	}

	/**
	 * Makes an array that lives as long as this plan.
	 * @param shape its sizes
	 * @return zeros, the last index running fastest
	 */
	INDArray array(long... shape) {
		INDArray array = Nd4j.create(DataType.FLOAT, shape, 'c');
		this.arrays.add(array);
		return array;
	}

	/**
	 * Tells how much memory the arrays take.
	 * @return bytes outside the heap
	 */
	long bytes() {
		return this.arrays.stream().mapToLong((array) -> array.length() * Float.BYTES).sum();
	}

	void add(Runnable operation) {
		this.operations.add(operation);
	}

	/**
	 * Adds operations that don't depend on one another.
	 * @param operations run at the same time, as far as there are processors; one after
	 * the other on a GPU, where each has many
	 */
	void addParallel(List<Runnable> operations) {
		add(() -> (CPU ? operations.parallelStream() : operations.stream()).forEach(Runnable::run));
	}

	/**
	 * Adds what has to be computed in each pass where it depends on parameters that
	 * learn, and else is computed now.
	 * @param changes whether they learn
	 * @param operation computes it
	 */
	void prepare(boolean changes, Runnable operation) {
		if (changes) {
			add(operation);
		}
		else {
			operation.run();
		}
	}

	/**
	 * Adds product = a * b.
	 * @param a a matrix
	 * @param b a matrix
	 * @param product takes the result
	 */
	void multiply(INDArray a, INDArray b, INDArray product) {
		List<Runnable> parts = new ArrayList<>();
		for (long from = 0; from < a.rows(); from += ROWS) {
			INDArrayIndex rows = NDArrayIndex.interval(from, Math.min(a.rows(), from + ROWS));
			parts.add(product(a.get(rows, NDArrayIndex.all()), b, product.get(rows, NDArrayIndex.all()), 0));
		}
		addParallel(parts);
	}

	/**
	 * Adds the products of a matrix with vectors, each with the same bits whatever others
	 * there are.
	 * @param a the matrix
	 * @param vectors the rows of a matrix
	 * @param products takes the results as columns
	 */
	void multiplyEach(INDArray a, INDArray vectors, INDArray products) {
		List<Runnable> parts = new ArrayList<>();
		long length = Math.max(1, CACHED / a.columns());
		for (long from = 0; from < a.rows(); from += length) {
			INDArrayIndex rows = NDArrayIndex.interval(from, Math.min(a.rows(), from + length));
			INDArray part = a.get(rows, NDArrayIndex.all());
			List<Runnable> each = new ArrayList<>();
			for (long i = 0; i < vectors.rows(); i++) {
				each.add(operation("matmul", List.of(part, vectors.getRow(i)),
						products.get(rows, NDArrayIndex.point(i)), new double[0]));
			}
			parts.add(() -> each.forEach(Runnable::run));
		}
		addParallel(parts);
	}

	/**
	 * Makes product = a * b + share * product.
	 * @param a a matrix, as are the others
	 * @param share of the value that is there
	 * @return the operation, which is not yet a part of this plan
	 */
	Runnable product(INDArray a, INDArray b, INDArray product, double share) {
		// of columns, as OpenBLAS has them: the same products transposed, without a copy
		return operation("matmul", List.of(b.transpose(), a.transpose()), product.transpose(),
				new double[] { 1, share }, 0, 0, 0);
	}

	/**
	 * Adds a number to each row.
	 * @param values channels and whatever else; changed
	 * @param numbers one for each channel
	 */
	void addToRows(INDArray values, INDArray numbers) {
		INDArray maps = values.reshape('c', 1, values.size(0), 1, values.length() / values.size(0));
		OpContext context = context(List.of(maps, numbers), maps);
		context.setBArguments(true);
		add(run("biasadd", context));
	}

	/**
	 * Multiplies each row by a number.
	 * @param values channels and whatever else
	 * @param numbers one for each channel
	 * @param products takes the results; may be the values
	 */
	void multiplyRows(INDArray values, INDArray numbers, INDArray products) {
		add(operation("multiply", List.of(rows(values), numbers.reshape('c', numbers.length(), 1)), rows(products),
				new double[0]));
	}

	/**
	 * Makes an operation of ND4J that is bound to its arrays.
	 * @param name what ND4J calls it
	 * @param inputs what it reads
	 * @param output what it fills
	 * @param numbers its floating point arguments
	 * @param integers its other arguments
	 * @return the operation, which is not yet a part of this plan
	 */
	Runnable operation(String name, List<INDArray> inputs, INDArray output, double[] numbers, long... integers) {
		OpContext context = context(inputs, output);
		context.setTArguments(numbers);
		context.setIArguments(integers);
		return run(name, context);
	}

	// making a context takes fifty times as long as calling an operation with it
	private static OpContext context(List<INDArray> inputs, INDArray output) {
		OpContext context = Nd4j.getExecutioner().buildContext();
		context.setInputArrays(inputs);
		context.setOutputArrays(output);
		return context;
	}

	private static Runnable run(String name, OpContext context) {
		// the arrays are named once more, as a GPU's are marked as changed by the
		// operation
		DynamicCustomOp operation = DynamicCustomOp.builder(name)
			.addInputs(context.getInputArrays().toArray(INDArray[]::new))
			.addOutputs(context.getOutputArrays().toArray(INDArray[]::new))
			.build();
		return () -> Nd4j.exec(operation, context);
	}

	/**
	 * Sees an array as a matrix.
	 * @param values channels and whatever else
	 * @return a view with a row for each channel
	 */
	static INDArray rows(INDArray values) {
		return values.reshape('c', values.size(0), values.length() / values.size(0));
	}

	void run() {
		this.operations.forEach(Runnable::run);
	}

	@Override
	public void close() {
		this.arrays.forEach(INDArray::close);
	}

}
