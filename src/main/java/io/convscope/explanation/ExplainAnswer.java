package io.convscope.explanation;

import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.request.AnswerFormat;
import io.convscope.request.FormatChoice;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Sends an explanation in the form that a client wants: a picture to browsers and to
 * those that take anything. Thread safe.
 */
@Component
class ExplainAnswer {

	private final FormatChoice forms;

	private final MemoryBudget memory;

	ExplainAnswer(FormatChoice forms, MemoryBudget memory) {
		this.forms = forms;
		this.memory = memory;
	}

	/**
	 * Sends an explanation.
	 * @param explanation the explanation
	 * @param wanted how it is to be shown; the form in it counts most
	 * @param request tells what the client accepts
	 * @return a PNG file or the values
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither
	 * @throws MemoryBusyException if others hold the memory that the picture takes
	 */
	ResponseEntity<Object> send(Explanation explanation, ExplainRequest wanted, NativeWebRequest request)
			throws HttpMediaTypeNotAcceptableException {
		AnswerFormat format = wanted.format().isPresent() ? wanted.format().get() : this.forms.accepted(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.header("X-Convscope-Model", explanation.model().id())
			.header("X-Convscope-Picture", explanation.shown().source());
		if (format == AnswerFormat.JSON) {
			return answer.contentType(MediaType.APPLICATION_JSON).body(ExplanationValues.of(explanation));
		}
		byte[] png = png(explanation, wanted.heatMap());
		return answer.eTag(DigestUtils.md5DigestAsHex(png)).contentType(MediaType.IMAGE_PNG).body(png);
	}

	private byte[] png(Explanation explanation, HeatMap heatMap) {
		MemoryBudget.Reservation reservation = this.memory.reserve(heatMap.memory());
		try {
			return heatMap.png(explanation);
		}
		finally {
			reservation.close();
		}
	}

}
