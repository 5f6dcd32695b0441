package io.convscope.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Sample;
import io.convscope.dataset.SampleAddress;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.PictureReader;
import io.convscope.image.reading.UploadedPicture;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;

import org.springframework.stereotype.Component;

/**
 * Predicts labels for samples and for uploaded pictures. Thread safe.
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
		return this.predictor.count(model, () -> answer(model, address, top));
	}

	private PictureAnswer answer(Model model, SampleAddress address, int top) {
		Sample sample = this.datasets.sample(address, model.dataset());
		ModelAnswer answer = this.predictor.predict(model, sample.picture().resized(model.pictureSize()));
		return new PictureAnswer(PictureAnswer.AnsweringModel.of(answer.model()),
				PictureAnswer.PredictedSample.of(sample), answer.rank(top), answer.known());
	}

	PictureAnswer ofPicture(Model model, UploadedPicture upload, int top) throws IOException {
		return this.predictor.count(model, () -> answer(model, upload, top));
	}

	private PictureAnswer answer(Model model, UploadedPicture upload, int top) throws IOException {
		ModelAnswer answer = this.predictor.predict(model, upload.read(this.reader, model.pictureSize()));
		return new PictureAnswer(PictureAnswer.AnsweringModel.of(answer.model()), null, answer.rank(top),
				answer.known());
	}

	/**
	 * Predicts several pictures, all by one model. One that cannot be read does not
	 * prevent the predictions for the others.
	 * @throws IOException if the files cannot be read
	 * @throws InferenceBusyException if the queue is full, or an answer does not come in
	 * time
	 */
	PicturesAnswer ofPictures(Model model, List<UploadedPicture> uploads, int top) throws IOException {
		return this.predictor.count(model, () -> answer(model, uploads, top));
	}

	private PicturesAnswer answer(Model model, List<UploadedPicture> uploads, int top) throws IOException {
		List<AskedPicture> asked = new ArrayList<>();
		for (UploadedPicture upload : uploads) {
			asked.add(begin(model, upload));
		}
		return answerByOneModel(model, asked, top);
	}

	// a better epoch may have replaced the model after the first pictures
	private PicturesAnswer answerByOneModel(Model model, List<AskedPicture> asked, int top) {
		asked.forEach(AskedPicture::await);
		Model last = asked.stream().flatMap(AskedPicture::model).reduce(model, (before, after) -> after);
		if (asked.stream().flatMap(AskedPicture::model).allMatch(last::equals)) {
			return new PicturesAnswer(PictureAnswer.AnsweringModel.of(last),
					asked.stream().map((each) -> each.result(top)).toList());
		}
		return answerByOneModel(last, asked.stream().map((each) -> each.again(this.predictor, last)).toList(), top);
	}

	private AskedPicture begin(Model model, UploadedPicture upload) throws IOException {
		try {
			return AskedPicture.of(this.predictor, model, upload.name(), upload.read(this.reader, model.pictureSize()));
		}
		catch (UnreadablePictureException | UnsupportedPictureException | PictureTooLargeException ex) {
			return AskedPicture.refused(upload.name(), PicturesAnswer.PictureProblem.of(ex));
		}
	}

}
