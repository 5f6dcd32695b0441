package io.convscope.explanation;

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

	ExplainAnswer(FormatChoice forms) {
		this.forms = forms;
	}

	/**
	 * Sends an explanation.
	 * @param explanation the explanation
	 * @param wanted how it is to be shown; the form in it counts most
	 * @param request tells what the client accepts
	 * @return a PNG file or the values
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither
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
		byte[] png = wanted.heatMap().png(explanation);
		return answer.eTag(DigestUtils.md5DigestAsHex(png)).contentType(MediaType.IMAGE_PNG).body(png);
	}

}
