package io.convscope.inspection;

import io.convscope.image.Png;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.request.AnswerFormat;
import io.convscope.request.FormatChoice;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Sends maps and filters in the form that a client wants: a picture to browsers and to
 * those that take anything. Thread safe.
 */
@Component
class MapAnswer {

	// for each number at most: at a scale of 1 its pixels with their gap, the file and
	// its
	// copies, and the number itself come to 20 bytes, and a larger scale adds pixels
	// alone
	private static final int BYTES = 4;

	private final FormatChoice forms;

	private final MemoryBudget memory;

	MapAnswer(FormatChoice forms, MemoryBudget memory) {
		this.forms = forms;
		this.memory = memory;
	}

	/**
	 * Sends something of a layer.
	 * @param viewable what
	 * @param options how it is to be shown; the form in them counts most
	 * @param request tells what the client accepts
	 * @return a PNG file, the values, or a NumPy file
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither a picture
	 * nor JSON
	 * @throws MemoryBusyException if others hold the memory that the picture takes
	 */
	ResponseEntity<Object> send(Viewable viewable, MapOptions options, NativeWebRequest request)
			throws HttpMediaTypeNotAcceptableException {
		AnswerFormat format = options.format().isPresent() ? options.format().get() : this.forms.accepted(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.header("X-Convscope-Model", viewable.origin().model());
		if (viewable.origin().epoch() != null) {
			answer.header("X-Convscope-Epoch", viewable.origin().epoch().toString());
		}
		viewable.source().ifPresent((source) -> answer.header("X-Convscope-Picture", source));
		return switch (format) {
			case JSON -> answer.contentType(MediaType.APPLICATION_JSON).body(viewable.list(options.channel()));
			case PNG -> withTag(answer.contentType(MediaType.IMAGE_PNG), png(viewable, options));
			case NPY -> withTag(asFile(answer, viewable.name()), viewable.array(options.channel()).toBytes());
		};
	}

	private byte[] png(Viewable viewable, MapOptions options) {
		long most = (long) viewable.count(options.channel()) * (options.scale() + MapGrid.GAP) * BYTES;
		MemoryBudget.Reservation reservation = this.memory.reserve(most);
		try {
			return Png.write(viewable.draw(options));
		}
		finally {
			reservation.close();
		}
	}

	private static ResponseEntity<Object> withTag(ResponseEntity.BodyBuilder answer, byte[] body) {
		return answer.eTag(DigestUtils.md5DigestAsHex(body)).body(body);
	}

	private static ResponseEntity.BodyBuilder asFile(ResponseEntity.BodyBuilder answer, String layer) {
		ContentDisposition attachment = ContentDisposition.attachment().filename(layer + ".npy").build();
		return answer.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString());
	}

}
