package io.convscope.dataset;

import java.util.Arrays;
import java.util.List;

import io.convscope.image.PictureSize;
import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SamplesTests {

	private final Samples samples = samples(3);

	// picture i is all i + 1 in red, 0 elsewhere, and of class i
	static Samples samples(int size) {
		byte[] planes = new byte[size * CIFAR10.values()];
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			Arrays.fill(planes, i * CIFAR10.values(), i * CIFAR10.values() + 1024, (byte) (i + 1));
			labels[i] = (byte) i;
		}
		return new Samples(CIFAR10, planes, labels);
	}

	@Test
	void keepsPicturesWithTheirLabels() {
		assertThat(this.samples.size()).isEqualTo(3);
		assertThat(this.samples.label(2)).isEqualTo(2);
		assertThat(this.samples.picture(2).value(0, 31, 31)).isEqualTo(3);
		assertThat(this.samples.picture(2).value(1, 0, 0)).isZero();
	}

	@Test
	void encodesAsPicturesDo() {
		float[] target = new float[2 * CIFAR10.values()];
		this.samples.encodeInto(1, target, CIFAR10.values());
		assertThat(target).startsWith(0f, 0f);
		assertThat(Arrays.copyOfRange(target, CIFAR10.values(), target.length))
			.isEqualTo(this.samples.picture(1).toInput());
	}

	@Test
	void refusesSamplesThatAreNotThere() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.samples.label(3));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.samples.picture(-1));
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> this.samples.first(1).encodeInto(1, new float[CIFAR10.values()], 0));
	}

	@Test
	void limitsToTheFirst() {
		Samples first = this.samples.first(2);
		assertThat(first.size()).isEqualTo(2);
		assertThat(List.of(first.label(0), first.label(1))).containsExactly(0, 1);
		assertThat(first.picture(1)).isEqualTo(this.samples.picture(1));
		assertThat(this.samples.first(3)).isSameAs(this.samples);
		assertThat(this.samples.first(Integer.MAX_VALUE)).isSameAs(this.samples);
		assertThatIllegalArgumentException().isThrownBy(() -> this.samples.first(-1));
	}

	@Test
	void areBroughtToAnotherSizeWhenTheyAreAskedFor() {
		PictureSize gray = new PictureSize(1, 16);
		Samples resized = this.samples.resized(gray);
		float[] input = new float[gray.values()];
		resized.encodeInto(2, input, 0);
		assertThat(resized.pictureSize()).isEqualTo(gray);
		assertThat(resized.picture(2).size()).isEqualTo(gray);
		// 0.299 times a red of 3
		assertThat(input).isEqualTo(resized.picture(2).toInput()).containsOnly(1 / 255f);
	}

	@Test
	void refusesArraysThatDoNotFit() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Samples(CIFAR10, new byte[CIFAR10.values()], new byte[2]));
	}

}
