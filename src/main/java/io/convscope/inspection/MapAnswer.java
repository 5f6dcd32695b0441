package io.convscope.inspection;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Sends maps in the form that a client wants: a picture to browsers and to those that
 * take anything.
 */
@Component
class MapAnswer {

	private final MapDrawing drawing;

	private final FormChoice forms;

	MapAnswer(MapDrawing drawing, FormChoice forms) {
		this.drawing = drawing;
		this.forms = forms;
	}

	/**
	 * Sends maps.
	 * @param maps the maps
	 * @param options how they are to be shown; the form in them counts most
	 * @param request tells what the client accepts
	 * @return a PNG file or the values
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither
	 */
	ResponseEntity<Object> send(FeatureMaps maps, MapOptions options, NativeWebRequest request)
			throws HttpMediaTypeNotAcceptableException {
		MapFormat format = options.format().isPresent() ? options.format().get() : this.forms.accepted(request);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.header("X-Convscope-Model", maps.model())
			.header("X-Convscope-Picture", maps.picture());
		if (format == MapFormat.JSON) {
			return answer.contentType(MediaType.APPLICATION_JSON).body(MapValues.of(maps, options.channel()));
		}
		byte[] png = this.drawing.png(maps, options);
		return answer.eTag(DigestUtils.md5DigestAsHex(png)).contentType(MediaType.IMAGE_PNG).body(png);
	}

}
