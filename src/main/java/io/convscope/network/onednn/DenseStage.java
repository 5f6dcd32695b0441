package io.convscope.network.onednn;

import io.convscope.network.LayerInfo;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * A dense layer without activation.
 */
final class DenseStage implements Stage.Linear {

	private final String name;

	private final int outputs;

	private final Parameter weight;

	private final Parameter bias;

	DenseStage(LayerInfo layer, ParameterBlock parameters) {
		this.name = layer.name();
		this.outputs = layer.channels();
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	@Override
	public Planned plan(memory input, Plan plan, primitive_attr attributes) {
		OneDnn oneDnn = plan.oneDnn();
		long[] sizes = Layout.sizes(input);
		long rows = sizes[0];
		memory.desc shape = Layout.plain(sizes);
		boolean plain = learns() || plan.isTraining();
		memory values = plan.inLayout(this.name, input, plan.multiplied(plain ? shape : input.get_desc()));
		long inputs = Layout.length(values.get_desc()) / rows;
		memory flat = oneDnn.view(values, plan.multiplied(Layout.plain(rows, inputs)));
		memory output = oneDnn.memory(Layout.plain(rows, this.outputs));
		DenseProduct product = plain ? DenseProduct.plain(flat, this.bias.value(), output, attributes, oneDnn)
				: DenseProduct.even(flat, this.bias.value(), output, attributes, oneDnn);
		memory weights = this.weight.inLayout(this.name, plan, orderedAs(values.get_desc(), sizes), product.weights());
		plan.add(this.name + " forward", product.primitive(), new Plan.Argument(dnnl.DNNL_ARG_SRC, product.source()),
				new Plan.Argument(dnnl.DNNL_ARG_WEIGHTS, weights),
				new Plan.Argument(dnnl.DNNL_ARG_BIAS, product.bias()),
				new Plan.Argument(dnnl.DNNL_ARG_DST, product.target()));
		return new Planned(output, (gradient, back, needed) -> {
			memory rounded = back.inLayout(this.name, gradient, back.multiplied(gradient.get_desc()));
			if (learns()) {
				memory columns = oneDnn.view(rounded, back.multiplied(Layout.transposed(this.outputs, rows)));
				multiply(this.name + " weight gradient", columns, flat, this.weight.gradient(), back);
				memory ones = oneDnn.filled(1, 1, rows);
				multiply(this.name + " bias gradient", ones, gradient,
						oneDnn.view(this.bias.gradient(), Layout.plain(1, this.outputs)), back);
			}
			if (!needed) {
				return gradient;
			}
			memory result = oneDnn.memory(Layout.plain(rows, inputs));
			memory matrix = oneDnn.view(weights, back.multiplied(Layout.plain(this.outputs, inputs)));
			multiply(this.name + " input gradient", rounded, matrix, result, back);
			return oneDnn.view(result, shape);
		});
	}

	// the weights of an output lie in the order that the convolutions left their values
	// in
	private Parameter.Relayout orderedAs(memory.desc values, long[] sizes) {
		long[] shape = sizes.clone();
		shape[0] = this.outputs;
		return new Parameter.Relayout(Layout.plain(shape),
				Layout.ofType(memory.data_type.f32, Layout.forCount(this.outputs, values)));
	}

	private static void multiply(String name, memory a, memory b, memory product, Plan plan) {
		matmul.primitive_desc desc = new matmul.primitive_desc(
				new matmul.desc(a.get_desc(), b.get_desc(), product.get_desc()), plan.oneDnn().engine());
		plan.add(name, new matmul(desc), new Plan.Argument(dnnl.DNNL_ARG_SRC, a),
				new Plan.Argument(dnnl.DNNL_ARG_WEIGHTS, b), new Plan.Argument(dnnl.DNNL_ARG_DST, product));
	}

}
