package io.convscope.request;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Tells which format a client accepts: a picture is for browsers and for those that take
 * anything. Thread safe.
 */
@Component
public class FormatChoice {

	private final HeaderContentNegotiationStrategy negotiation = new HeaderContentNegotiationStrategy();

	/**
	 * Chooses the format.
	 * @param request tells what the client accepts
	 * @return the format that it likes best
	 * @throws HttpMediaTypeNotAcceptableException if it accepts neither a picture nor
	 * JSON
	 */
	public AnswerFormat accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		for (MediaType type : this.negotiation.resolveMediaTypes(request)) {
			if (type.includes(MediaType.IMAGE_PNG)) {
				return AnswerFormat.PNG;
			}
			if (type.includes(MediaType.APPLICATION_JSON)) {
				return AnswerFormat.JSON;
			}
		}
		throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.IMAGE_PNG, MediaType.APPLICATION_JSON));
	}

}
