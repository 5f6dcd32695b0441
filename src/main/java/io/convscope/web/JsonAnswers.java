package io.convscope.web;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Sends JSON as what it is: problems alone are {@code application/problem+json}, also to
 * clients that would take either for anything.
 */
class JsonAnswers extends JacksonJsonHttpMessageConverter {

	JsonAnswers(JsonMapper json) {
		super(json);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes(Class<?> type) {
		return ProblemDetail.class.isAssignableFrom(type) ? super.getSupportedMediaTypes(type)
				: List.of(MediaType.APPLICATION_JSON);
	}

}
