package io.convscope.dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SampleAddressTests {

	@Test
	void readsWithAndWithoutADataset() {
		assertThat(SampleAddress.parse("cifar10/train/7")).isEqualTo(new SampleAddress("cifar10", Part.TRAIN, 7));
		assertThat(SampleAddress.parse("test/0")).isEqualTo(new SampleAddress(null, Part.TEST, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cifar10/train/7", "test/0", "train/train/1" })
	void writesWhatItRead(String text) {
		assertThat(SampleAddress.parse(text)).hasToString(text);
	}

	@Test
	void leavesNumbersOutOfRangeToTheLookUp() {
		assertThat(SampleAddress.parse("test/-1").index()).isEqualTo(-1);
		assertThat(SampleAddress.parse("test/99999999999999999999").index()).isEqualTo(Integer.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "train", "train/", "train/x", "train/1.5", "validation/1", "a/b/train/1",
			"/train/1", "train/1/", "TRAIN/1", "train/ 1", "train/١" })
	void refusesOtherForms(String text) {
		assertThatExceptionOfType(InvalidSampleAddressException.class).isThrownBy(() -> SampleAddress.parse(text))
			.withMessageContaining("\"" + text + "\"")
			.withMessageContaining("[dataset/]train/7");
	}

}
