package io.convscope.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Sample;
import io.convscope.dataset.SampleAddress;
import io.convscope.image.PictureReader;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.UploadedPicture;
import io.convscope.model.InferenceBusyException;
import io.convscope.model.InferenceThread;
import io.convscope.model.Model;
import io.convscope.model.Prediction;

import org.springframework.stereotype.Component;

/**
 * Ranked labels for samples and for pictures that people send. Thread safe.
 */
@Component
class Predictions {

	private final Predictor predictor;

	private final PictureReader reader;

	private final DatasetCatalog datasets;

	Predictions(Predictor predictor, PictureReader reader, DatasetCatalog datasets) {
		this.predictor = predictor;
		this.reader = reader;
		this.datasets = datasets;
	}

	PictureAnswer ofSample(Model model, SampleAddress address, int top) {
		Sample sample = this.datasets.sample(address, model.dataset());
		float[] probabilities = this.predictor.predict(model, sample.picture());
		return new PictureAnswer(AnsweringModel.of(model), PredictedSample.of(sample),
				Prediction.rank(model.labels(), probabilities, top));
	}

	PictureAnswer ofPicture(Model model, UploadedPicture upload, int top) throws IOException {
		float[] probabilities = this.predictor.predict(model, upload.read(this.reader));
		return new PictureAnswer(AnsweringModel.of(model), null, Prediction.rank(model.labels(), probabilities, top));
	}

	/**
	 * Answers several pictures; those that can't be read don't keep the others from their
	 * answers.
	 * @throws IOException if the files can't be had
	 * @throws InferenceBusyException if too many pictures wait already, or an answer does
	 * not come in time
	 */
	PicturesAnswer ofPictures(Model model, List<UploadedPicture> uploads, int top) throws IOException {
		List<CompletableFuture<PictureResult>> results = new ArrayList<>();
		for (UploadedPicture upload : uploads) {
			results.add(begin(model, upload, top));
		}
		return new PicturesAnswer(AnsweringModel.of(model), results.stream().map(InferenceThread::await).toList());
	}

	private CompletableFuture<PictureResult> begin(Model model, UploadedPicture upload, int top) throws IOException {
		try {
			return this.predictor.submit(model, upload.read(this.reader))
				.thenApply((probabilities) -> new PictureResult(upload.name(),
						Prediction.rank(model.labels(), probabilities, top), null));
		}
		catch (UnreadablePictureException ex) {
			return refuse(upload, PictureProblem.of(ex));
		}
		catch (UnsupportedPictureException ex) {
			return refuse(upload, PictureProblem.of(ex));
		}
		catch (PictureTooLargeException ex) {
			return refuse(upload, PictureProblem.of(ex));
		}
	}

	private static CompletableFuture<PictureResult> refuse(UploadedPicture upload, PictureProblem problem) {
		return CompletableFuture.completedFuture(new PictureResult(upload.name(), null, problem));
	}

}
