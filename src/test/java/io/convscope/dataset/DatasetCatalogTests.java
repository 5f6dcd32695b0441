package io.convscope.dataset;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatasetCatalogTests {

	private final Dataset first = new Dataset("first", List.of("a", "b", "c"), SamplesTests.samples(3),
			SamplesTests.samples(2));

	private final Dataset second = new Dataset("second", List.of("x", "y", "z"), SamplesTests.samples(3),
			SamplesTests.samples(0));

	private final DatasetCatalog catalog = DatasetCatalog.of(this.first, this.second);

	@Test
	void listsAllInOrder() {
		assertThat(this.catalog.list()).extracting(DatasetStatus::name).containsExactly("first", "second");
		assertThat(this.catalog.status("first")).isEqualTo(new DatasetStatus("first", DatasetStatus.State.READY,
				List.of("a", "b", "c"), 3, 2, null, null, null, null));
	}

	@Test
	void givesWhatIsReady() throws InterruptedException {
		assertThat(this.catalog.load("first")).isSameAs(this.first);
		assertThat(this.catalog.require("second")).isSameAs(this.second);
		assertThat(this.catalog.prepare("second").state()).isEqualTo(DatasetStatus.State.READY);
	}

	@Test
	void refusesAnUnknownNameListingTheKnown() {
		assertThatExceptionOfType(UnknownDatasetException.class).isThrownBy(() -> this.catalog.load("third"))
			.withMessage("There is no data set \"third\"; there are: first, second.");
		assertThatExceptionOfType(UnknownDatasetException.class).isThrownBy(() -> this.catalog.status("third"));
		assertThatExceptionOfType(UnknownDatasetException.class).isThrownBy(() -> this.catalog.require("third"));
		assertThatExceptionOfType(UnknownDatasetException.class).isThrownBy(() -> this.catalog.prepare("third"));
		assertThatExceptionOfType(UnknownDatasetException.class)
			.isThrownBy(() -> this.catalog.sample(SampleAddress.parse("third/test/0"), "first"));
	}

	@Test
	void findsASample() {
		assertThat(this.catalog.sample(SampleAddress.parse("second/train/2"), "first"))
			.isEqualTo(new Sample("second", Part.TRAIN, 2, 2, "z", this.second.train().picture(2)));
		assertThat(this.catalog.sample(SampleAddress.parse("test/1"), "first"))
			.isEqualTo(new Sample("first", Part.TEST, 1, 1, "b", this.first.test().picture(1)));
	}

	@Test
	void refusesASampleOutOfRangeBoundingThoseThereAre() {
		for (String address : List.of("test/2", "test/-1", "test/99999999999")) {
			assertThatExceptionOfType(UnknownSampleException.class)
				.isThrownBy(() -> this.catalog.sample(SampleAddress.parse(address), "first"))
				.withMessage("There is no such sample: first/test has samples 0 to 1.");
		}
		assertThatExceptionOfType(UnknownSampleException.class)
			.isThrownBy(() -> this.catalog.sample(SampleAddress.parse("test/0"), "second"))
			.withMessage("There is no such sample: second/test has no samples.");
	}

}
