package io.convscope.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.model.Prediction;
import io.convscope.model.store.EpochFiles;
import io.convscope.model.store.NotKeptException;
import io.convscope.network.Tensor;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PastPredictionsTests {

	private static final List<String> LABELS = List.of("cat", "dog", "owl");

	// label, class in the picture, confidence in percent
	private static final int[][] PICTURES = { { 0, 0, 90 }, { 0, 1, 60 }, { 2, 1, 80 } };

	private static final int[] TRUTH = { 0, 0, 2 };

	private final Random random = new Random(5);

	private final PastPredictions past = new PastPredictions(
			DatasetCatalog.of(PixelNetworks.dataset("pets", LABELS, PICTURES),
					PixelNetworks.dataset("birds", LABELS, new int[] { 2, 2, 100 })));

	@TempDir
	private Path folder;

	private PredictionArchive archive;

	@BeforeEach
	void open() {
		this.archive = new PredictionArchive(4, "pets", null, new EpochFiles(this.folder.resolve("predictions")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void eachEpochsWordOnEachPictureComesBack(int picture) {
		TestPredictions first = draw();
		TestPredictions tenth = draw();
		this.archive.keep(10, tenth);
		this.archive.keep(2, draw());
		this.archive.keep(2, first);
		SampleHistory history = this.past.of(this.archive, "test/" + picture);
		assertThat(history.runId()).isEqualTo(4);
		assertThat(history.sample()).isEqualTo("pets/test/" + picture);
		assertThat(history.label()).isEqualTo(LABELS.get(TRUTH[picture]));
		assertThat(history.labelIndex()).isEqualTo(TRUTH[picture]);
		assertThat(history.epochs()).extracting(SampleHistory.Moment::epoch).containsExactly(2, 10);
		requireSame(history.epochs().get(0), first, picture);
		requireSame(history.epochs().get(1), tenth, picture);
	}

	private static void requireSame(SampleHistory.Moment moment, TestPredictions predictions, int picture) {
		assertThat(moment.predictions()).extracting(Prediction::label).containsExactlyInAnyOrderElementsOf(LABELS);
		assertThat(moment.predictions())
			.isSortedAccordingTo(Comparator.comparingDouble(Prediction::probability).reversed());
		for (Prediction prediction : moment.predictions()) {
			assertThat(prediction.label()).isEqualTo(LABELS.get(prediction.index()));
			assertThat(prediction.probability()).isEqualTo(predictions.probability(picture, prediction.index()));
		}
	}

	@Test
	void anEpochIsEvaluatedAsItsModelWouldBe() {
		TestPredictions second = draw();
		this.archive.keep(2, second);
		this.archive.keep(1, draw());
		Answers answers = new Answers(PixelNetworks.dataset("pets", LABELS, PICTURES), second);
		Answers.Subject subject = new Answers.Subject("run-4", 2, false);
		Evaluation expected = Evaluation.of(subject, answers, 1);
		assertThat(this.past.evaluation(this.archive, "2", "1")).isEqualTo(expected);
		assertThat(this.past.evaluation(this.archive, null, "1")).as("the newest").isEqualTo(expected);
		assertThat(this.past.pictures(this.archive, "2", new CellChoice.Parameters("cat", null, "1", null)))
			.isEqualTo(CellPictures.of(subject, answers, new CellChoice(0, null, 1, 50)));
	}

	@Test
	void answersToOtherPicturesAreNotShownWithThePresentOnes() {
		this.archive.keep(1, draw());
		EpochFiles files = this.archive.files();
		String present = PixelNetworks.dataset("pets", LABELS, PICTURES).fingerprint();
		assertThat(this.past.evaluation(new PredictionArchive(4, "pets", present, files), "1", null).pictures())
			.isPositive();
		PredictionArchive changed = new PredictionArchive(4, "pets", "sha256:others", files);
		assertThatExceptionOfType(NotKeptException.class).isThrownBy(() -> this.past.evaluation(changed, "1", null))
			.withMessageStartingWith("The pictures of pets have changed since run 4 trained on them");
		assertThatExceptionOfType(NotKeptException.class).isThrownBy(() -> this.past.of(changed, "pets/test/1"));
	}

	@Test
	void whatIsNotKeptCanNotBeEvaluated() {
		assertThatExceptionOfType(NotKeptException.class)
			.isThrownBy(() -> this.past.evaluation(this.archive, null, null))
			.withMessageContaining("run 4");
		this.archive.keep(3, draw());
		assertThatExceptionOfType(NotKeptException.class)
			.isThrownBy(() -> this.past.evaluation(this.archive, "2", null))
			.withMessageContaining("[3]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "-1", "", "1000001" })
	void anEpochIsAWholeNumber(String epoch) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.past.evaluation(this.archive, epoch, null))
			.withMessageContaining("epoch");
	}

	@Test
	void aRunOfWhichNothingIsKeptHasNoEpochs() {
		assertThat(this.past.of(this.archive, "pets/test/1").epochs()).isEmpty();
	}

	@Test
	void aNetworkThatSaysNothingIsNotKept() {
		this.archive.keep(1,
				new TestPredictions(TRUTH, new float[] { 1, 0, 0, 0, 1, 0, Float.NaN, Float.NaN, Float.NaN }));
		assertThat(this.past.of(this.archive, "test/0").epochs()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "train/0", "pets/train/0", "birds/test/0" })
	void otherPicturesAreRefused(String sample) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.past.of(this.archive, sample))
			.withMessageContaining("test picture of pets")
			.withMessageContaining(sample);
	}

	@Test
	void aPictureHasToBeNamedAsItIs() {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.past.of(this.archive, null))
			.withMessageContaining("pets/test/7");
		assertThatExceptionOfType(UnknownSampleException.class).isThrownBy(() -> this.past.of(this.archive, "test/3"));
		assertThatExceptionOfType(InvalidSampleAddressException.class)
			.isThrownBy(() -> this.past.of(this.archive, "probe"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cut off", "no tensors", "a single number", "too few rows", "other classes", "a folder" })
	void aDamagedFileTakesNoMoreThanItsOwnEpochAway(String damage) throws IOException {
		this.archive.keep(1, draw());
		this.archive.keep(2, draw());
		this.archive.keep(3, draw());
		Path file = this.archive.files().folder().resolve("2.safetensors");
		switch (damage) {
			case "cut off" -> Files.write(file, new byte[] { 1, 2, 3 });
			case "a folder" -> {
				Files.delete(file);
				Files.createDirectory(file);
			}
			case "no tensors" -> this.archive.files().write(2, List.of());
			case "a single number" -> this.archive.files().write(2, of());
			case "too few rows" -> this.archive.files().write(2, of(1, LABELS.size()));
			default -> this.archive.files().write(2, of(TRUTH.length, LABELS.size() + 1));
		}
		assertThat(this.past.of(this.archive, "test/1").epochs()).extracting(SampleHistory.Moment::epoch)
			.containsExactly(1, 3);
		assertThatExceptionOfType(NotKeptException.class)
			.isThrownBy(() -> this.past.evaluation(this.archive, "2", null))
			.withMessageContaining("epoch 2 of run 4 is damaged");
		assertThat(this.past.evaluation(this.archive, "1", null).pictures()).isEqualTo(TRUTH.length);
	}

	private static List<Tensor> of(int... shape) {
		return List.of(new Tensor("probabilities", shape, new float[(int) Tensor.sizeOf(shape)]));
	}

	@Test
	void aRunThatIsDeletedMeanwhileHasNothingToSay() throws IOException {
		this.archive.keep(1, draw());
		Files.delete(this.archive.files().folder().resolve("1.safetensors"));
		assertThat(this.archive.readPicture(1, 0, LABELS.size())).isEmpty();
		Files.delete(this.archive.files().folder());
		assertThat(this.past.of(this.archive, "test/1").epochs()).isEmpty();
	}

	@Test
	void whatCanNotBeKeptIsMissing() throws IOException {
		Files.createFile(this.archive.files().folder());
		this.archive.keep(1, draw());
		assertThat(this.past.of(this.archive, "test/0").epochs()).isEmpty();
	}

	private TestPredictions draw() {
		return RandomPredictions.draw(this.random, TRUTH, LABELS.size());
	}

}
