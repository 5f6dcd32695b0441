package io.convscope.web;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.InvalidSampleAddressException;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.UnknownSampleException;
import io.convscope.evaluation.EvaluationUnderWayException;
import io.convscope.evaluation.NotEvaluableException;
import io.convscope.home.DiskFullException;
import io.convscope.home.StorageException;
import io.convscope.image.InvalidUploadException;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.inspection.NoFiltersException;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.ImportsBusyException;
import io.convscope.model.InferenceBusyException;
import io.convscope.model.InvalidWeightsException;
import io.convscope.model.ModelExistsException;
import io.convscope.model.ModelInUseException;
import io.convscope.model.NoModelException;
import io.convscope.model.NotFiniteException;
import io.convscope.model.NotKeptException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.UnreadableWeightsException;
import io.convscope.model.WeightsTooLargeException;
import io.convscope.network.UnknownLayerException;
import io.convscope.training.IllegalRunStateException;
import io.convscope.training.RunQueueFullException;
import io.convscope.training.TooManyEventClientsException;
import io.convscope.training.UnknownRunException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.multipart.MultipartException;

/**
 * A kind of problem that the service tells of (RFC 9457).
 *
 * @param type last part of its stable {@code type}
 * @param title what it is, in a few words
 * @param status HTTP's status for it
 */
record Problem(String type, String title, HttpStatus status) {

	static final Problem INTERNAL = new Problem("internal", "Internal error", HttpStatus.INTERNAL_SERVER_ERROR);

	static final Problem INVALID_REQUEST = new Problem("invalid-request", "Invalid request", HttpStatus.BAD_REQUEST);

	static final Problem FOREIGN_ORIGIN = new Problem("foreign-origin", "Request from another site",
			HttpStatus.FORBIDDEN);

	private static final Problem INVALID_UPLOAD = new Problem("invalid-upload", "Invalid upload",
			HttpStatus.BAD_REQUEST);

	static final Problem FOREIGN_HOST = new Problem("foreign-host", "Request under another name",
			HttpStatus.MISDIRECTED_REQUEST);

	static final Problem BUSY = new Problem("busy", "Too many requests are waiting", HttpStatus.SERVICE_UNAVAILABLE);

	private static final Problem UNKNOWN_DATASET = new Problem("unknown-dataset", "Unknown data set",
			HttpStatus.NOT_FOUND);

	private static final Map<Class<? extends RuntimeException>, Problem> OF = Map.ofEntries(
			Map.entry(DatasetAbsentException.class,
					new Problem("dataset-absent", "Data set not here yet", HttpStatus.CONFLICT)),
			Map.entry(DatasetUnavailableException.class,
					new Problem("dataset-unavailable", "Data set can't be had", HttpStatus.CONFLICT)),
			Map.entry(DiskFullException.class, new Problem("disk-full", "Disk full", HttpStatus.INSUFFICIENT_STORAGE)),
			Map.entry(StorageException.class,
					new Problem("storage-failed", "Storage failed", HttpStatus.SERVICE_UNAVAILABLE)),
			Map.entry(InvalidSampleAddressException.class,
					new Problem("invalid-sample", "Invalid sample", HttpStatus.BAD_REQUEST)),
			Map.entry(UnknownDatasetException.class, UNKNOWN_DATASET),
			Map.entry(UnknownSampleException.class,
					new Problem("unknown-sample", "Unknown sample", HttpStatus.NOT_FOUND)),
			Map.entry(EvaluationUnderWayException.class,
					new Problem("evaluation-under-way", "Evaluation under way", HttpStatus.SERVICE_UNAVAILABLE)),
			Map.entry(NotFiniteException.class, new Problem("not-finite", "Numbers too large", HttpStatus.CONFLICT)),
			Map.entry(NotEvaluableException.class,
					new Problem("not-evaluable", "Can't be evaluated", HttpStatus.CONFLICT)),
			Map.entry(PictureTooLargeException.class,
					new Problem("picture-too-large", "Picture too large", HttpStatus.CONTENT_TOO_LARGE)),
			Map.entry(UnreadablePictureException.class,
					new Problem("unreadable-picture", "Unreadable picture", HttpStatus.BAD_REQUEST)),
			Map.entry(UnsupportedPictureException.class,
					new Problem("unsupported-picture", "Unsupported picture", HttpStatus.UNSUPPORTED_MEDIA_TYPE)),
			Map.entry(InferenceBusyException.class, BUSY), Map.entry(MemoryBusyException.class, BUSY),
			Map.entry(ImportsBusyException.class, BUSY),
			Map.entry(InvalidWeightsException.class,
					new Problem("invalid-weights", "Invalid weights", HttpStatus.BAD_REQUEST)),
			Map.entry(UnreadableWeightsException.class,
					new Problem("unreadable-weights", "Unreadable weights", HttpStatus.INTERNAL_SERVER_ERROR)),
			Map.entry(WeightsTooLargeException.class,
					new Problem("weights-too-large", "Weights too large", HttpStatus.CONTENT_TOO_LARGE)),
			Map.entry(ModelExistsException.class,
					new Problem("model-exists", "Model exists already", HttpStatus.CONFLICT)),
			Map.entry(ModelInUseException.class, new Problem("model-in-use", "Model in use", HttpStatus.CONFLICT)),
			Map.entry(NoFiltersException.class,
					new Problem("no-filters", "Layer without filters", HttpStatus.NOT_FOUND)),
			Map.entry(NoModelException.class, new Problem("no-model", "No model yet", HttpStatus.CONFLICT)),
			Map.entry(UnknownModelException.class, new Problem("unknown-model", "Unknown model", HttpStatus.NOT_FOUND)),
			Map.entry(UnknownLayerException.class, new Problem("unknown-layer", "Unknown layer", HttpStatus.NOT_FOUND)),
			Map.entry(IllegalRunStateException.class,
					new Problem("illegal-state", "Not in this state", HttpStatus.CONFLICT)),
			Map.entry(InvalidUploadException.class, INVALID_UPLOAD),
			Map.entry(MultipartException.class, INVALID_UPLOAD),
			Map.entry(NotKeptException.class, new Problem("not-kept", "Not kept", HttpStatus.NOT_FOUND)),
			Map.entry(RunQueueFullException.class, new Problem("queue-full", "Queue full", HttpStatus.CONFLICT)),
			Map.entry(TooManyEventClientsException.class,
					new Problem("too-many-event-clients", "Too many event clients", HttpStatus.SERVICE_UNAVAILABLE)),
			Map.entry(UnknownRunException.class, new Problem("unknown-run", "Unknown run", HttpStatus.NOT_FOUND)));

	/**
	 * Finds the kind of problem that an exception tells of.
	 * @param exception the exception
	 * @return the kind; an internal error where the exception is none of the service's
	 * own
	 */
	static Problem of(RuntimeException exception) {
		if (exception instanceof RefusedBodyException refused) {
			return refused.problem();
		}
		return OF.getOrDefault(exception.getClass(), INTERNAL);
	}

	/**
	 * Names a kind after an HTTP status.
	 * @param status the status
	 * @return for example {@code /problems/method-not-allowed}
	 */
	static URI typeOf(HttpStatus status) {
		return URI.create("/problems/" + nameOf(status));
	}

	static String nameOf(HttpStatus status) {
		return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	ProblemDetail detail(String detail, String path) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(this.status, detail);
		body.setType(URI.create("/problems/" + this.type));
		body.setTitle(this.title);
		body.setInstance(URI.create(path));
		return body;
	}

}
