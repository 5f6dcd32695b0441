package io.convscope.evaluation;

import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Part;
import io.convscope.dataset.Sample;
import io.convscope.dataset.SampleAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tells what a run's network said of a test picture after each epoch. Thread safe.
 */
@Component
public class PastPredictions {

	private final DatasetCatalog datasets;

	PastPredictions(DatasetCatalog datasets) {
		this.datasets = datasets;
	}

	/**
	 * Looks up what was said of a picture.
	 * @param archive the run's
	 * @param text the picture's address
	 * @return what is kept; without epochs where nothing is
	 * @throws io.convscope.dataset.InvalidSampleAddressException if it is none
	 * @throws io.convscope.dataset.DatasetAbsentException if the data set is not here
	 * @throws io.convscope.dataset.UnknownSampleException if there is no such picture
	 * @throws InvalidEvaluationException if it is missing, or no test picture of the run
	 */
	public SampleHistory of(PredictionArchive archive, @Nullable String text) {
		if (text == null) {
			throw InvalidEvaluationException.notATestPicture(archive.dataset(), "missing");
		}
		Sample sample = this.datasets.sample(SampleAddress.parse(text), archive.dataset());
		if (sample.part() != Part.TEST || !sample.dataset().equals(archive.dataset())) {
			throw InvalidEvaluationException.notATestPicture(archive.dataset(), "\"" + text + "\"");
		}
		List<String> labels = this.datasets.require(archive.dataset()).labels();
		List<SampleHistory.Moment> moments = archive.files()
			.epochs()
			.stream()
			.map((epoch) -> new SampleHistory.Moment(epoch,
					Belief.rank(labels, archive.files().readRow(epoch, sample.index()))))
			.toList();
		return new SampleHistory(archive.runId(),
				new SampleAddress(sample.dataset(), sample.part(), sample.index()).toString(), sample.labelName(),
				sample.label(), moments);
	}

}
