package io.convscope.network.nd4j;

import java.util.ArrayList;
import java.util.List;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Convolution;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without activation.
 */
final class ConvolutionStage implements Stage {

	private final LayerInfo layer;

	private final Convolution convolution;

	private final Parameter weight;

	private final Parameter bias;

	ConvolutionStage(LayerInfo layer, ParameterBlock parameters) {
		this.layer = layer;
		this.convolution = (Convolution) layer.layer();
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
	}

	@Override
	public boolean learns() {
		return this.weight.learns();
	}

	@Override
	public Planned plan(INDArray input, Plan plan) {
		PaddedGrid grid = new PaddedGrid(input, this.convolution);
		INDArray source = padded(input, grid, plan);
		INDArray kernels = plan.array(grid.taps(), this.layer.channels(), input.size(0));
		plan.prepare(learns(), () -> grid.byTap(kernels).assign(this.weight.value()));
		INDArray sums = plan.array(this.layer.channels(), grid.length());
		// a product of its own gives a picture the same bits in any company: OpenBLAS's
		// depend on where in a product a column lies
		long step = plan.isTraining() ? grid.block(sums) : grid.picture();
		long length = plan.isTraining() ? step : grid.sumsOfPicture();
		List<Runnable> blocks = new ArrayList<>();
		for (long from = 0; from < grid.sums(); from += step) {
			long to = Math.min(grid.sums(), from + length);
			List<Runnable> products = new ArrayList<>();
			for (int tap = 0; tap < grid.taps(); tap++) {
				products.add(plan.product(PaddedGrid.kernel(kernels, tap),
						PaddedGrid.columns(source, from + grid.shift(tap), to + grid.shift(tap)),
						PaddedGrid.columns(sums, from, to), (tap == 0) ? 0 : 1));
			}
			blocks.add(() -> products.forEach(Runnable::run));
		}
		plan.addParallel(blocks);
		INDArray output = plan.array(this.layer.channels(), input.size(1), this.layer.height(), this.layer.width());
		INDArray valid = grid.outputs(sums, this.layer.output());
		plan.add(() -> output.assign(valid));
		plan.addToRows(output, this.bias.value());
		return new Planned(output, (gradient, back, needed) -> {
			// zeros stay where there is no output
			INDArray spread = back.array(this.layer.channels(), grid.length());
			INDArray places = grid.outputs(spread, this.layer.output());
			back.add(() -> places.assign(gradient));
			if (learns()) {
				planParameterGradients(grid, source, spread, back);
				INDArray rows = Plan.rows(gradient);
				back.add(() -> rows.sum(this.bias.gradient(), 1));
			}
			return needed ? planInputGradient(grid, kernels, spread, input.shape(), back) : gradient;
		});
	}

	private static INDArray padded(INDArray input, PaddedGrid grid, Plan plan) {
		if (!grid.isPadded()) {
			return Plan.rows(input);
		}
		INDArray padded = plan.array(input.size(0), grid.length());
		INDArray inside = grid.inside(padded);
		plan.add(() -> inside.assign(input));
		return padded;
	}

	private void planParameterGradients(PaddedGrid grid, INDArray source, INDArray gradient, Plan plan) {
		INDArray kernels = plan.array(grid.taps(), gradient.size(0), source.size(0));
		List<Runnable> taps = new ArrayList<>();
		for (int tap = 0; tap < grid.taps(); tap++) {
			List<Runnable> products = new ArrayList<>();
			for (long from = 0; from < grid.sums(); from += grid.block(gradient)) {
				long to = Math.min(grid.sums(), from + grid.block(gradient));
				products.add(plan.product(PaddedGrid.columns(gradient, from, to),
						PaddedGrid.columns(source, from + grid.shift(tap), to + grid.shift(tap)).transpose(),
						PaddedGrid.kernel(kernels, tap), (from == 0) ? 0 : 1));
			}
			taps.add(() -> products.forEach(Runnable::run));
		}
		plan.addParallel(taps);
		INDArray ordered = grid.byTap(kernels);
		plan.add(() -> this.weight.gradient().assign(ordered));
	}

	private INDArray planInputGradient(PaddedGrid grid, INDArray kernels, INDArray gradient, long[] shape, Plan plan) {
		INDArray padded = plan.array(shape[0], grid.length());
		plan.add(() -> padded.assign(0));
		List<Runnable> blocks = new ArrayList<>();
		for (long begin = 0; begin < grid.length(); begin += grid.block(gradient)) {
			List<Runnable> products = new ArrayList<>();
			for (int tap = 0; tap < grid.taps(); tap++) {
				int shift = grid.shift(tap);
				long from = Math.max(begin, shift);
				long to = Math.min(begin + grid.block(gradient), grid.sums() + shift);
				if (from < to) {
					products.add(plan.product(PaddedGrid.kernel(kernels, tap).transpose(),
							PaddedGrid.columns(gradient, from - shift, to - shift),
							PaddedGrid.columns(padded, from, to), 1));
				}
			}
			blocks.add(() -> products.forEach(Runnable::run));
		}
		plan.addParallel(blocks);
		INDArray result = plan.array(shape);
		INDArray inside = grid.inside(padded);
		plan.add(() -> result.assign(inside));
		return result;
	}

}
