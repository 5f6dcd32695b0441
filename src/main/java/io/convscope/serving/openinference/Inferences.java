package io.convscope.serving.openinference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.convscope.image.reading.PictureReader;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.prediction.ModelAnswer;
import io.convscope.prediction.NetworkInput;
import io.convscope.prediction.Predictor;
import io.convscope.serving.ModelVersions;
import io.convscope.serving.ServedModels;
import io.convscope.serving.UnknownVersionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;

/**
 * Answers requests of the protocol. Thread safe.
 */
@Component
public class Inferences {

	private final ServedModels models;

	private final Predictor predictor;

	private final PictureInputs pictures;

	private final MemoryBudget memory;

	private final long mostBytes;

	/**
	 * Creates the service.
	 * @param limits a request may be as large as one with parts
	 */
	Inferences(ServedModels models, Predictor predictor, PictureReader reader, MemoryBudget memory,
			MultipartProperties limits) {
		this.models = models;
		this.predictor = predictor;
		this.pictures = new PictureInputs(reader);
		this.memory = memory;
		this.mostBytes = limits.getMaxRequestSize().toBytes();
	}

	/**
	 * Answers a request.
	 * @param name the name of the model
	 * @param version its version; null for any
	 * @param sent the body
	 * @return the answer, by the model of that version
	 * @throws InvalidInferenceException if the request is not one of the protocol, or
	 * does not fit the model
	 * @throws RequestTooLargeException if it is too large
	 * @throws UnknownVersionException if the model has another version, also by the time
	 * it answers
	 * @throws InferenceBusyException if the queue is full, or an answer does not come in
	 * time
	 * @throws MemoryBusyException if there is no memory for the unpacked request
	 */
	public InferenceAnswer infer(String name, @Nullable String version, SentBody sent) {
		Model model = this.models.find(name, version);
		InferenceAnswer answer = this.predictor.count(model, () -> infer(model, version, sent));
		return ServedModels.isAlias(name, model) ? answer.askedAs(name) : answer;
	}

	private InferenceAnswer infer(Model model, @Nullable String version, SentBody sent) {
		try (MemoryBudget.Reservation unpacked = this.memory.reserveForBody(0);
				RequestBody body = RequestBody.open(sent.bytes(), sent.encoding(), this.mostBytes, unpacked)) {
			return answer(model, version, sent, body);
		}
		catch (JacksonException ex) {
			throw (ex.getCause() instanceof IOException cause) ? unreadable(cause) : InvalidInferenceException.json(ex);
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private InferenceAnswer answer(Model model, @Nullable String version, SentBody sent, RequestBody body)
			throws IOException {
		int mostValues = maxPictures(model) * model.pictureSize().values();
		if (sent.isTensorAlone()) {
			byte[] tensor = body.readNBytes(mostValues + 1);
			return answer(model, version, InferenceRequest.ofTensor(model.pictureSize(), tensor.length),
					new ByteArrayInputStream(tensor));
		}
		JsonPart json = new JsonPart(body, (sent.jsonLength() != null) ? sent.jsonLength() : Long.MAX_VALUE);
		return answer(model, version, read(json, mostValues, sent.jsonLength() != null), body);
	}

	// the wrong length is told rather than what is wrong with the part of that length
	private static InferenceRequest read(JsonPart json, int mostValues, boolean bounded) throws IOException {
		try {
			return RequestReader.read(json, mostValues);
		}
		catch (JacksonException | InvalidInferenceException ex) {
			if (bounded) {
				json.requireWhole();
			}
			throw ex;
		}
	}

	private InferenceAnswer answer(Model model, @Nullable String version, InferenceRequest request, InputStream rest)
			throws IOException {
		PictureLayout layout = PictureLayout.of(request.input(), model.pictureSize(), maxPictures(model));
		List<NetworkInput> inputs = this.pictures.read(request.input(), layout, rest);
		if (rest.read() >= 0) {
			throw InvalidInferenceException.because("Behind the data of the input is more.");
		}
		List<ModelAnswer> answers = this.predictor.predict(model, inputs);
		if (version != null) {
			ModelVersions.require(answers.get(0).model(), version);
		}
		return InferenceAnswer.of(request, answers);
	}

	/**
	 * Tells how many pictures a request may have: as many as may be queued, and as fit
	 * into the largest request.
	 * @param model the model
	 * @return at least 1
	 */
	public int maxPictures(Model model) {
		long fitting = Math.min(Integer.MAX_VALUE, this.mostBytes) / model.pictureSize().values();
		return (int) Math.max(1, Math.min(this.predictor.capacity(), fitting));
	}

	private static InvalidInferenceException unreadable(IOException exception) {
		return InvalidInferenceException.because("The body can't be read as its headers say: " + exception.getMessage()
				+ ". Check Content-Encoding, Inference-Header-Content-Length and binary_data_size.");
	}

}
