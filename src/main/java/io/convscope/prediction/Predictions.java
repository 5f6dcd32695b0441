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

	PictureAnswer ofSample(AskedModel asked, SampleAddress address, int top) {
		return this.predictor.count(asked.model(), () -> answer(asked, address, top));
	}

	private PictureAnswer answer(AskedModel asked, SampleAddress address, int top) {
		Model model = asked.model();
		Sample sample = this.datasets.sample(address, model.dataset());
		ModelAnswer answer = this.predictor.predict(model, sample.picture().resized(model.pictureSize()));
		return new PictureAnswer(PictureAnswer.AnsweringModel.of(answer.model(), asked.alias()),
				PictureAnswer.PredictedSample.of(sample), answer.rank(top), answer.known());
	}

	PictureAnswer ofPicture(AskedModel asked, UploadedPicture upload, int top) throws IOException {
		return this.predictor.count(asked.model(), () -> answer(asked, upload, top));
	}

	private PictureAnswer answer(AskedModel asked, UploadedPicture upload, int top) throws IOException {
		Model model = asked.model();
		ModelAnswer answer = this.predictor.predict(model, upload.read(this.reader, model.pictureSize()));
		return new PictureAnswer(PictureAnswer.AnsweringModel.of(answer.model(), asked.alias()), null, answer.rank(top),
				answer.known());
	}

	/**
	 * Predicts several pictures, all by one model. One that cannot be read does not
	 * prevent the predictions for the others.
	 * @throws IOException if the files cannot be read
	 * @throws InferenceBusyException if the queue is full, or an answer does not come in
	 * time
	 */
	PicturesAnswer ofPictures(AskedModel asked, List<UploadedPicture> uploads, int top) throws IOException {
		return this.predictor.count(asked.model(), () -> answer(asked, uploads, top));
	}

	private PicturesAnswer answer(AskedModel asked, List<UploadedPicture> uploads, int top) throws IOException {
		List<AskedPicture> pictures = new ArrayList<>();
		for (UploadedPicture upload : uploads) {
			pictures.add(begin(asked.model(), upload));
		}
		return answerByOneModel(asked, pictures, top);
	}

	// a better epoch may have replaced the model after the first pictures
	private PicturesAnswer answerByOneModel(AskedModel asked, List<AskedPicture> pictures, int top) {
		pictures.forEach(AskedPicture::await);
		Model last = pictures.stream().flatMap(AskedPicture::model).reduce(asked.model(), (before, after) -> after);
		if (pictures.stream().flatMap(AskedPicture::model).allMatch(last::equals)) {
			return new PicturesAnswer(PictureAnswer.AnsweringModel.of(last, asked.alias()),
					pictures.stream().map((each) -> each.result(top)).toList());
		}
		return answerByOneModel(new AskedModel(last, asked.alias()),
				pictures.stream().map((each) -> each.again(this.predictor, last)).toList(), top);
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
