package io.convscope.inspection;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Tells which form a client accepts: a picture is for browsers and for those that take
 * anything. Thread safe.
 */
@Component
class FormChoice {

	private final HeaderContentNegotiationStrategy negotiation = new HeaderContentNegotiationStrategy();

	/**
	 * Chooses the form.
	 * @param request tells what the client accepts
	 * @return the form that it likes best
	 * @throws HttpMediaTypeNotAcceptableException if it accepts neither a picture nor
	 * JSON
	 */
	MapFormat accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		for (MediaType type : this.negotiation.resolveMediaTypes(request)) {
			if (type.includes(MediaType.IMAGE_PNG)) {
				return MapFormat.PNG;
			}
			if (type.includes(MediaType.APPLICATION_JSON)) {
				return MapFormat.JSON;
			}
		}
		throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.IMAGE_PNG, MediaType.APPLICATION_JSON));
	}

}
