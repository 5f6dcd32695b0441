package io.convscope.evaluation;

import java.util.List;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Part;
import io.convscope.dataset.Sample;
import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import io.convscope.model.store.NotKeptException;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the predictions that a run's network made for the test pictures after each epoch.
 * Thread-safe.
 */
@Component
public class PastPredictions {

	private static final int MOST_EPOCHS = 1_000_000;

	private final DatasetCatalog datasets;

	PastPredictions(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	/**
	 * Evaluates a run's network as it was after an epoch.
	 * @param archive the archive of the run
	 * @param epoch the epoch number; null for the newest
	 * @param mistakes the maximum number of mistakes to list; null for the default
	 * @return the evaluation, equal to that of a model of that epoch
	 * @throws io.convscope.dataset.DatasetAbsentException if the data set has not been
	 * downloaded yet
	 * @throws io.convscope.model.store.NotKeptException if the epoch was not kept, or its
	 * file is damaged
	 * @throws InvalidRequestException if a number is out of range
	 */
	public Evaluation evaluation(PredictionArchive archive, @Nullable String epoch, @Nullable String mistakes) {
		int most = Evaluation.mistakes(mistakes);
		int chosen = choose(archive, epoch);
		return Evaluation.of(subject(archive, chosen), answers(archive, chosen), most);
	}

	/**
	 * Lists the pictures in a cell of the confusion matrix of such an evaluation.
	 * @param archive the archive of the run
	 * @param epoch the epoch number; null for the newest
	 * @param parameters the cell
	 * @return the pictures
	 * @throws io.convscope.dataset.DatasetAbsentException if the data set has not been
	 * downloaded yet
	 * @throws io.convscope.model.store.NotKeptException if the epoch was not kept, or its
	 * file is damaged
	 * @throws InvalidRequestException if a number is out of range, or there is no such
	 * label
	 */
	public CellPictures pictures(PredictionArchive archive, @Nullable String epoch, CellChoice.Parameters parameters) {
		CellChoice choice = CellChoice.of(parameters, labels(archive));
		int chosen = choose(archive, epoch);
		return CellPictures.of(subject(archive, chosen), answers(archive, chosen), choice);
	}

	private static int choose(PredictionArchive archive, @Nullable String epoch) {
		return archive.files()
			.choose(archive.runId(), OptionReader.onlyNumber("epoch", epoch, 0, MOST_EPOCHS).orElse(null));
	}

	private static Answers.Subject subject(PredictionArchive archive, int epoch) {
		return new Answers.Subject(Model.idOf(archive.runId()), epoch, false);
	}

	private Answers answers(PredictionArchive archive, int epoch) {
		Dataset dataset = datasetOf(archive);
		int[] labels = IntStream.range(0, dataset.test().size()).map(dataset.test()::label).toArray();
		float[] probabilities = archive.read(epoch, labels.length, dataset.labels().size());
		return new Answers(dataset, new TestPredictions(labels, probabilities));
	}

	private List<String> labels(PredictionArchive archive) {
		return datasetOf(archive).labels();
	}

	private Dataset datasetOf(PredictionArchive archive) {
		Dataset dataset = this.datasets.require(archive.dataset());
		if (archive.fingerprint() != null && !archive.fingerprint().equals(dataset.fingerprint())) {
			throw NotKeptException.otherPictures(archive.runId(), archive.dataset());
		}
		return dataset;
	}

	/**
	 * Returns the predictions for a picture after each epoch.
	 * @param archive the archive of the run
	 * @param text the picture's address; null if the parameter is absent
	 * @return the predictions that are kept and readable, possibly none
	 * @throws io.convscope.dataset.InvalidSampleAddressException if the text is not an
	 * address
	 * @throws io.convscope.dataset.DatasetAbsentException if the data set has not been
	 * downloaded yet
	 * @throws io.convscope.dataset.UnknownSampleException if there is no such picture
	 * @throws InvalidRequestException if the address is missing, or does not name a test
	 * picture of the run's data set
	 */
	public SampleHistory of(PredictionArchive archive, @Nullable String text) {
		if (text == null) {
			throw notATestPicture(archive.dataset(), "missing");
		}
		Sample sample = this.datasets.sample(SampleAddress.parse(text), archive.dataset());
		if (sample.part() != Part.TEST || !sample.dataset().equals(archive.dataset())) {
			throw notATestPicture(archive.dataset(), "\"" + text + "\"");
		}
		List<String> labels = labels(archive);
		List<Integer> kept = archive.files().epochs();
		// a damaged file affects its own epoch only
		List<SampleHistory.Moment> moments = kept.stream()
			.flatMap((epoch) -> archive.readPicture(epoch, sample.index(), labels.size())
				.map((row) -> new SampleHistory.Moment(epoch, Prediction.rank(labels, row, labels.size())))
				.stream())
			.toList();
		return new SampleHistory(archive.runId(), sample.address().toString(), sample.labelName(), sample.label(),
				moments, damaged(archive, kept, moments));
	}

	// list the files again: those of a run deleted meanwhile are not damaged
	private static List<Integer> damaged(PredictionArchive archive, List<Integer> kept,
			List<SampleHistory.Moment> read) {
		List<Integer> present = archive.files().epochs();
		return kept.stream()
			.filter(present::contains)
			.filter((epoch) -> read.stream().noneMatch((moment) -> moment.epoch() == epoch))
			.toList();
	}

	private static InvalidRequestException notATestPicture(String dataset, String text) {
		return InvalidRequestException.of("sample",
				"must be a test picture of " + dataset + ", as in " + dataset + "/test/7; it is " + text);
	}

}
