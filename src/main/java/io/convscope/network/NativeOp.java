package io.convscope.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A native operation with its fixed arguments.
 *
 * @param name as libnd4j registers it
 * @param integers its integer arguments
 */
record NativeOp(String name, int... integers) {

	void run(INDArray[] inputs, INDArray... outputs) {
		run(inputs, outputs, new double[0]);
	}

	void run(INDArray[] inputs, INDArray[] outputs, double... numbers) {
		CustomOp op = DynamicCustomOp.builder(this.name)
			.addInputs(inputs)
			.addOutputs(outputs)
			.addIntegerArguments(this.integers)
			.build();
		op.addTArgument(numbers);
		Nd4j.exec(op);
	}

}
