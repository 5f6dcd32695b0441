package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What drivers say is read line by line, whatever stands between.
 */
class RoundReaderTests {

	private static final String LINE = "{\"epoch\":1,\"batches\":20,\"batch\":%d,\"pictures\":640,\"correct\":64,"
			+ "\"loss\":1400.5,\"seconds\":2.5,\"learningRate\":0.01}";

	@TempDir
	private Path folder;

	@Test
	void readsOnAtWholeLines() throws IOException {
		RoundReader reader = new RoundReader(new ClusterFiles(this.folder));
		assertThat(reader.next()).isEmpty();
		String second = LINE.formatted(40);
		append("2 workers learn\n" + LINE.formatted(20) + "\n" + second.substring(0, 30));
		assertThat(reader.next()).containsExactly(round(20));
		assertThat(reader.next()).isEmpty();
		append(second.substring(30) + "\n");
		assertThat(reader.next()).containsExactly(round(40));
	}

	@Test
	void aDriverThatWasKilledLeavesHalfALine() throws IOException {
		append(LINE.formatted(20).substring(0, 30) + "Goes on after epoch 0\n" + LINE.formatted(20).substring(0, 30)
				+ LINE.formatted(40) + "\n");
		assertThat(new RoundReader(new ClusterFiles(this.folder)).next()).containsExactly(round(40));
	}

	@Test
	void aLossThatIsNoNumberIsNull() throws IOException {
		append(LINE.formatted(20).replace("1400.5", "null") + "\n");
		assertThat(new RoundReader(new ClusterFiles(this.folder)).next()).singleElement()
			.extracting(LearnedRound::loss)
			.isNull();
	}

	private void append(String text) throws IOException {
		Files.writeString(new ClusterFiles(this.folder).rounds(), text, StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	private static LearnedRound round(int batch) {
		return new LearnedRound(1, 20, batch, 640, 64, 1400.5, 2.5, 0.01);
	}

}
