package io.convscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A part is held out: nothing is lost, nothing is in both, and all classes are in it.
 */
class ValidationSplitTests {

	@ParameterizedTest
	@CsvSource({ "1000, 0.1, 100", "1000, 0.5, 500", "997, 0.25, 249", "2, 0.5, 1", "2, 0.001, 1", "10, 0.05, 1" })
	void eachSampleIsInOnePart(int size, double share, int heldOut) {
		Samples samples = numbered(size);
		ValidationSplit parts = ValidationSplit.of(samples, share, 42);
		assertThat(parts.validation().size()).isEqualTo(heldOut);
		List<Integer> numbers = new ArrayList<>(numbers(parts.training()));
		numbers.addAll(numbers(parts.validation()));
		assertThat(numbers).containsExactlyInAnyOrderElementsOf(numbers(samples));
	}

	@Test
	void everyClassIsHeldOutByItsShare() {
		Samples samples = numbered(1000);
		Samples validation = ValidationSplit.of(samples, 0.1, 42).validation();
		for (int label = 0; label < 10; label++) {
			assertThat((double) count(validation, label)).isBetween(count(samples, label) * 0.1 - 1,
					count(samples, label) * 0.1 + 1);
		}
	}

	@Test
	void theSeedDecidesWhich() {
		Samples samples = numbered(1000);
		List<Integer> first = numbers(ValidationSplit.of(samples, 0.1, 1).validation());
		assertThat(numbers(ValidationSplit.of(samples, 0.1, 1).validation())).isEqualTo(first);
		assertThat(numbers(ValidationSplit.of(samples, 0.1, 2).validation())).isNotEqualTo(first);
	}

	@Test
	void labelsGoWithTheirPictures() {
		Samples samples = numbered(100);
		Samples validation = ValidationSplit.of(samples.first(60), 0.5, 42).validation();
		List<Integer> numbers = numbers(validation);
		assertThat(numbers).allMatch((number) -> number < 60).isSorted();
		assertThat(IntStream.range(0, 30).map(validation::label).boxed())
			.isEqualTo(numbers.stream().map(samples::label).toList());
	}

	@Test
	void refusesWhatCantBeDivided() {
		assertThatIllegalArgumentException().isThrownBy(() -> ValidationSplit.of(numbered(1), 0.5, 42));
		assertThatIllegalArgumentException().isThrownBy(() -> ValidationSplit.of(numbered(10), 0, 42));
		assertThatIllegalArgumentException().isThrownBy(() -> ValidationSplit.of(numbered(10), 0.6, 42));
		assertThatIllegalArgumentException().isThrownBy(() -> ValidationSplit.of(numbered(10), Double.NaN, 42));
	}

	// the first two values of a picture tell its number; the classes differ in size
	private static Samples numbered(int size) {
		byte[] planes = new byte[size * CIFAR10.values()];
		byte[] labels = new byte[size];
		Random random = new Random(7);
		for (int i = 0; i < size; i++) {
			planes[i * CIFAR10.values()] = (byte) (i >> 8);
			planes[i * CIFAR10.values() + 1] = (byte) i;
			labels[i] = (byte) Math.min(random.nextInt(10), random.nextInt(10));
		}
		return new Samples(CIFAR10, planes, labels);
	}

	private static List<Integer> numbers(Samples samples) {
		return IntStream.range(0, samples.size())
			.mapToObj(samples::picture)
			.map((picture) -> picture.value(0, 0, 0) << 8 | picture.value(0, 0, 1))
			.toList();
	}

	private static long count(Samples samples, int label) {
		return IntStream.range(0, samples.size()).filter((i) -> samples.label(i) == label).count();
	}

}
