package io.convscope.network.nd4j;

import java.util.List;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A rectifier, which may let negative values pass by a slope; works in place, forward and
 * backward.
 *
 * @param slope what negative values are multiplied by, 0 or more
 */
record ReluStage(double slope) implements Stage {

	@Override
	public Planned plan(INDArray input, Plan plan) {
		plan.add(plan.operation((this.slope == 0) ? "relu" : "lrelu", List.of(input), input,
				new double[] { this.slope }));
		return new Planned(input, (gradient, back, needed) -> {
			if (!needed) {
				return gradient;
			}
			// the output tells where the gradient passes, also when dropout has been over
			// it
			INDArray passes = back.array(input.shape());
			Step step = new Step(input, passes, 0);
			back.add(() -> {
				Nd4j.exec(step);
				if (this.slope != 0) {
					passes.muli(1 - this.slope).addi(this.slope);
				}
				gradient.muli(passes);
			});
			return gradient;
		});
	}

}
