package io.convscope.serving.openinference.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.convscope.request.CompressedBody;
import io.convscope.request.LargeBody;
import io.convscope.serving.openinference.InferenceAnswer;
import io.convscope.serving.openinference.Inferences;
import io.convscope.serving.openinference.SentBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Inference over HTTP. Bodies are read whatever their type, since clients send none.
 */
@RestController
class InferController {

	private final Inferences inferences;

	private final JsonMapper json;

	InferController(Inferences inferences, JsonMapper json) {
		this.inferences = inferences;
		this.json = json;
	}

	@Bean
	static LargeBody openInferenceBodies() {
		return new LargeBody("/v2/models/");
	}

	@Bean
	static CompressedBody openInferenceCompression() {
		return new CompressedBody("/v2/");
	}

	@PostMapping({ "/v2/models/{name}/infer", "/v2/models/{name}/versions/{version}/infer" })
	ResponseEntity<byte[]> infer(@PathVariable String name, @PathVariable(required = false) @Nullable String version,
			HttpServletRequest request) throws IOException {
		SentBody body = SentBody.of(request.getInputStream(), request.getHeader(HttpHeaders.CONTENT_ENCODING),
				request.getHeader(SentBody.JSON_LENGTH));
		InferenceAnswer answer = this.inferences.infer(name, version, body);
		byte[] head = this.json.writeValueAsBytes(answer);
		if (answer.binary().isEmpty()) {
			return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(head);
		}
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.write(head);
		for (byte[] data : answer.binary()) {
			whole.write(data);
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header(SentBody.JSON_LENGTH, Integer.toString(head.length))
			.body(whole.toByteArray());
	}

}
