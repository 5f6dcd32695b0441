package io.convscope.dataset.shapes;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.Part;
import io.convscope.dataset.Samples;
import io.convscope.home.Sha256;
import io.convscope.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

class ShapesTests {

	private static final Shapes SHAPES = new Shapes();

	private final Dataset dataset = SHAPES.load();

	@Test
	void isReadyBeforeItIsMade() {
		DatasetStatus status = new Shapes().status();
		assertThat(status.state()).isEqualTo(DatasetStatus.State.READY);
		assertThat(status.train()).isEqualTo(8000);
		assertThat(status.test()).isEqualTo(1000);
		assertThat(status.labels()).containsExactly("heart", "bar", "star", "square", "ring", "triangle", "moon",
				"circle", "cross", "arrow");
	}

	@Test
	void isWhatItsStatusSays() {
		assertThat(this.dataset.name()).isEqualTo("shapes");
		assertThat(this.dataset.labels()).isEqualTo(SHAPES.status().labels());
		assertThat(this.dataset.train().size()).isEqualTo(8000);
		assertThat(this.dataset.test().size()).isEqualTo(1000);
	}

	@Test
	void isMadeOnce() {
		assertThat(SHAPES.load()).isSameAs(this.dataset);
	}

	// what a model was trained on must not change under it without notice: with a new sum
	// here, runs say that their pictures have changed
	@Test
	void isTheSameOnEveryMachine() {
		assertThat(digest(Part.TRAIN)).isEqualTo("e2902229470c78e244716e14c00bc9fc73046f24e6a26aba905ffb7ffa74bb23");
		assertThat(digest(Part.TEST)).isEqualTo("09acb65d60a5572269418a6e11197b485dc3037f00a66cb46d4cfb538d4a9c1d");
	}

	private String digest(Part part) {
		MessageDigest digest = Sha256.newDigest();
		Samples samples = this.dataset.part(part);
		byte[] planes = new byte[CIFAR10.values()];
		for (int i = 0; i < samples.size(); i++) {
			samples.picture(i).copyPlanesTo(planes, 0);
			digest.update((byte) samples.label(i));
			digest.update(planes);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	@ParameterizedTest
	@EnumSource
	void hasEachClassEquallyOftenInNoOrder(Part part) {
		Samples samples = this.dataset.part(part);
		int[] counts = new int[10];
		int steps = 0;
		for (int i = 0; i < samples.size(); i++) {
			counts[samples.label(i)]++;
			steps += (i > 0 && samples.label(i) == (samples.label(i - 1) + 1) % 10) ? 1 : 0;
		}
		assertThat(counts).containsOnly(samples.size() / 10);
		assertThat(steps).as("labels that count up").isLessThan(samples.size() / 5);
	}

	@Test
	void noTestPictureIsAmongThoseToTrainOn() {
		Set<Picture> train = new HashSet<>();
		IntStream.range(0, 8000).forEach((i) -> train.add(this.dataset.train().picture(i)));
		assertThat(train).hasSize(8000);
		assertThat(IntStream.range(0, 1000).mapToObj(this.dataset.test()::picture)).noneMatch(train::contains);
	}

	@Test
	void usesTheWholeRangeOfValues() {
		int[] seen = new int[256];
		byte[] planes = new byte[CIFAR10.values()];
		for (int i = 0; i < 200; i++) {
			this.dataset.train().picture(i).copyPlanesTo(planes, 0);
			for (byte value : planes) {
				seen[value & 0xFF]++;
			}
		}
		assertThat(seen).doesNotContain(0);
	}

}
