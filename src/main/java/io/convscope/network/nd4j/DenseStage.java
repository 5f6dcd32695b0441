package io.convscope.network.nd4j;

import io.convscope.network.LayerInfo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer without activation.
 */
final class DenseStage implements Stage {

	private final int outputs;

	private final Parameter weight;

	private final Parameter bias;

	DenseStage(LayerInfo layer, ParameterBlock parameters) {
		this.outputs = layer.channels();
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	@Override
	public Planned plan(INDArray input, Plan plan) {
		return plan.isTraining() ? planTraining(input, plan) : planAnswer(input, plan);
	}

	private Planned planAnswer(INDArray input, Plan plan) {
		long pictures = input.size(1);
		INDArray flat = plan.array(pictures, input.size(0), input.size(2), input.size(3));
		INDArray ordered = input.permute(1, 0, 2, 3);
		plan.add(() -> flat.assign(ordered));
		INDArray output = plan.array(this.outputs, pictures, 1, 1);
		plan.multiplyEach(this.weight.value(), Plan.rows(flat), Plan.rows(output));
		plan.addToRows(output, this.bias.value());
		return new Planned(output, (gradient, back, needed) -> gradient);
	}

	private Planned planTraining(INDArray input, Plan plan) {
		long pictures = input.size(1);
		INDArray columns = plan.array(input.length() / pictures, pictures);
		INDArray maps = byPicture(columns, input);
		plan.add(() -> maps.assign(input));
		INDArray output = plan.array(this.outputs, pictures, 1, 1);
		plan.multiply(this.weight.value(), columns, Plan.rows(output));
		plan.addToRows(output, this.bias.value());
		return new Planned(output, (gradient, back, needed) -> {
			INDArray rows = Plan.rows(gradient);
			if (learns()) {
				back.multiply(rows, columns.transpose(), this.weight.gradient());
				back.add(() -> rows.sum(this.bias.gradient(), 1));
			}
			if (!needed) {
				return gradient;
			}
			INDArray flat = back.array(columns.shape());
			back.multiply(this.weight.value().transpose(), rows, flat);
			INDArray result = back.array(input.shape());
			INDArray ordered = byPicture(flat, input);
			back.add(() -> result.assign(ordered));
			return result;
		});
	}

	// each value of a picture is a row
	private static INDArray byPicture(INDArray columns, INDArray maps) {
		return columns.reshape('c', maps.size(0), maps.size(2), maps.size(3), maps.size(1)).permute(0, 3, 1, 2);
	}

}
