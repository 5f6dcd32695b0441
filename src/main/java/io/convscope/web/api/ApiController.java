package io.convscope.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends the description of the API (OpenAPI 3.1) and the page that shows it. Both are
 * files, which are read when they are asked for.
 */
@RestController
class ApiController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	@GetMapping("/openapi.json")
	ResponseEntity<byte[]> description() throws IOException {
		return file("openapi.json", MediaType.APPLICATION_JSON);
	}

	@GetMapping("/api")
	ResponseEntity<byte[]> page() throws IOException {
		return file("page.html", HTML);
	}

	private static ResponseEntity<byte[]> file(String name, MediaType type) throws IOException {
		byte[] content = new ClassPathResource("api/" + name).getContentAsByteArray();
		return ResponseEntity.ok()
			.contentType(type)
			.cacheControl(CacheControl.noCache())
			.eTag(DigestUtils.md5DigestAsHex(content))
			.body(content);
	}

}
