package io.convscope.inspection.web;

import java.util.List;

import io.convscope.inspection.drawing.View;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.request.AnswerFormat;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends views in the format that a client requests: an image to browsers and to clients
 * that accept any format. Thread safe.
 */
@Component
public class ViewAnswer {

	private final HeaderContentNegotiationStrategy negotiation = new HeaderContentNegotiationStrategy();

	private final MemoryBudget memory;

	/**
	 * Creates the answers.
	 * @param memory the budget from which the memory for drawing is reserved
	 */
	public ViewAnswer(MemoryBudget memory) {
		this.memory = memory;
	}

	/**
	 * Sends a view.
	 * @param view the view; its format, if it has one, takes precedence
	 * @param request the request with the Accept header
	 * @return a PNG file, the values, or a NumPy file
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither an image
	 * nor JSON
	 * @throws MemoryBusyException if other requests hold the memory that the image needs
	 */
	public ResponseEntity<Object> send(View view, HttpServletRequest request)
			throws HttpMediaTypeNotAcceptableException {
		AnswerFormat format = view.format().isPresent() ? view.format().get() : accepted(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.header("X-Convscope-Model", view.model());
		if (view.epoch() != null) {
			answer.header("X-Convscope-Epoch", view.epoch().toString());
		}
		view.picture().ifPresent((source) -> answer.header("X-Convscope-Picture", source));
		return switch (format) {
			case JSON -> answer.contentType(MediaType.APPLICATION_JSON).body(view.values());
			case PNG -> withTag(answer.contentType(MediaType.IMAGE_PNG), png(view));
			case NPY -> withTag(asFile(answer, view.name()), view.array().toBytes());
		};
	}

	private AnswerFormat accepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		for (MediaType type : this.negotiation.resolveMediaTypes(new ServletWebRequest(request))) {
			if (type.includes(MediaType.IMAGE_PNG)) {
				return AnswerFormat.PNG;
			}
			if (type.includes(MediaType.APPLICATION_JSON)) {
				return AnswerFormat.JSON;
			}
		}
		throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.IMAGE_PNG, MediaType.APPLICATION_JSON));
	}

	private byte[] png(View view) {
		MemoryBudget.Reservation reservation = this.memory.reserve(view.memory());
		try {
			return view.png();
		}
		finally {
			reservation.close();
		}
	}

	private static ResponseEntity<Object> withTag(ResponseEntity.BodyBuilder answer, byte[] body) {
		return answer.eTag(DigestUtils.md5DigestAsHex(body)).body(body);
	}

	private static ResponseEntity.BodyBuilder asFile(ResponseEntity.BodyBuilder answer, String name) {
		ContentDisposition attachment = ContentDisposition.attachment().filename(name + ".npy").build();
		return answer.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString());
	}

}
