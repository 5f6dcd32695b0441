package io.convscope.inspection.picture;

import java.util.HashSet;
import java.util.Set;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class ProbeTests {

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	@Test
	void cifar10ShowsItsHorse() {
		ShownPicture probe = new Probe(DatasetCatalog.of(DatasetFixtures.shapesNamed("cifar10"), SHAPES)).of("cifar10",
				CIFAR10);
		assertThat(probe.source()).isEqualTo("cifar10/train/7");
		assertThat(probe.picture()).isEqualTo(SHAPES.train().picture(7));
	}

	@Test
	void anotherDataSetShowsItsFirstTestPicture() {
		ShownPicture probe = new Probe(DatasetCatalog.of(SHAPES)).of("shapes", CIFAR10);
		assertThat(probe.source()).isEqualTo("shapes/test/0");
		assertThat(probe.picture()).isEqualTo(SHAPES.test().picture(0));
	}

	@Test
	void aDataSetThatIsNotHereIsReplacedByADrawing() {
		ShownPicture probe = new Probe(DatasetCatalog.of(SHAPES)).of("cifar10", CIFAR10);
		assertThat(probe.source()).isEqualTo("test-card");
		assertThat(probe.picture()).isEqualTo(TestCard.draw(CIFAR10));
	}

	@Test
	void theDrawingHasManyShadesOfEveryColour() {
		Picture card = TestCard.draw(CIFAR10);
		for (int channel = 0; channel < CIFAR10.channels(); channel++) {
			Set<Integer> values = new HashSet<>();
			for (int i = 0; i < CIFAR10.side() * CIFAR10.side(); i++) {
				values.add(card.value(channel, i / CIFAR10.side(), i % CIFAR10.side()));
			}
			assertThat(values).as("channel %d", channel).hasSizeGreaterThan(20);
		}
	}

}
