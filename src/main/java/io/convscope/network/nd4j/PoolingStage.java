package io.convscope.network.nd4j;

import java.util.List;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.MaxPooling;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the largest value of each window, or averages it. Windows lie within maps, so
 * that it doesn't matter whether these are those of channels or of pictures first.
 */
final class PoolingStage implements Stage {

	private static final double[] NO_NUMBERS = {};

	private final String operation;

	private final LayerInfo layer;

	private final long[] arguments;

	private PoolingStage(String operation, LayerInfo layer, int height, int width, int stride, int padding) {
		this.operation = operation;
		this.layer = layer;
		// the padding's zeros count in means; the dilation is 1, and maps are planes
		this.arguments = new long[] { height, width, stride, stride, padding, padding, 1, 1, 0, 1, 0 };
	}

	static PoolingStage largest(LayerInfo layer) {
		MaxPooling pooling = (MaxPooling) layer.layer();
		return new PoolingStage("maxpool2d", layer, pooling.size(), pooling.size(), pooling.stride(),
				pooling.padding());
	}

	static PoolingStage mean(LayerInfo layer) {
		AveragePooling pooling = (AveragePooling) layer.layer();
		return new PoolingStage("avgpool2d", layer, pooling.size(), pooling.size(), pooling.stride(),
				pooling.padding());
	}

	/**
	 * Averages whole maps.
	 * @param layer the layer
	 * @return its stage
	 */
	static PoolingStage global(LayerInfo layer) {
		return new PoolingStage("avgpool2d", layer, layer.input().height(), layer.input().width(), 1, 0);
	}

	@Override
	public Planned plan(INDArray input, Plan plan) {
		INDArray output = plan.array(input.size(0), input.size(1), this.layer.height(), this.layer.width());
		plan.add(plan.operation(this.operation, List.of(input), output, NO_NUMBERS, this.arguments));
		return new Planned(output, (gradient, back, needed) -> {
			if (!needed) {
				return gradient;
			}
			INDArray result = back.array(input.shape());
			back.add(back.operation(this.operation + "_bp", List.of(input, gradient), result, NO_NUMBERS,
					this.arguments));
			return result;
		});
	}

}
