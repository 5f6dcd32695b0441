package io.convscope.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class PatchTests {

	@Test
	void ofFiveEveryThreeAreAHundred() {
		List<Patch> patches = Patch.over(CIFAR10.side(), 5, 3);
		assertThat(patches).hasSize(100).doesNotHaveDuplicates();
		assertThat(patches).endsWith(new Patch(27, 24, 5), new Patch(27, 27, 5));
	}

	@Test
	void reachEveryPixelAndNothingBeyond() {
		for (int size = Occlusion.LEAST_PATCH; size <= Occlusion.MOST_PATCH; size++) {
			for (int stride = Occlusion.LEAST_STRIDE; stride <= size; stride++) {
				double[][] map = new double[CIFAR10.side()][CIFAR10.side()];
				List<Patch> patches = Patch.over(CIFAR10.side(), size, stride);
				patches.forEach((patch) -> patch.add(map, 1));
				assertThat(patches).doesNotHaveDuplicates();
				assertThat(Stream.of(map).flatMapToDouble(Arrays::stream)).doesNotContain(0.0);
			}
		}
	}

	@Test
	void coverTheirPartOfOnePicture() {
		float[] inputs = new float[2 * CIFAR10.values()];
		new Patch(3, 30, 2).cover(inputs, CIFAR10.values(), CIFAR10, new float[] { 1, 2, 3 });
		for (int i = 0; i < inputs.length; i++) {
			int row = i / CIFAR10.side() % CIFAR10.side();
			int column = i % CIFAR10.side();
			boolean inside = i >= CIFAR10.values() && (row == 3 || row == 4) && column >= 30;
			int channel = i / (CIFAR10.side() * CIFAR10.side()) % CIFAR10.channels();
			assertThat(inputs[i]).as("value %d", i).isEqualTo(inside ? channel + 1 : 0);
		}
	}

}
