package io.convscope.web;

import java.util.List;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Configures strict JSON: unknown or duplicate fields and values of a wrong type are
 * errors.
 */
@Configuration(proxyBeanMethods = false)
public class JsonSettings {

	@Bean
	ServerHttpMessageConvertersCustomizer jsonAnswers(JsonMapper json) {
		return (builder) -> builder.withJsonConverter(new JsonAnswers(json));
	}

	@Bean
	JsonFactoryBuilderCustomizer finiteNumbers() {
		return (builder) -> builder.addDecorator((factory, generator) -> new FiniteNumbers(generator));
	}

	@Bean
	public JsonMapperBuilderCustomizer strictJson() {
		return (builder) -> {
			builder
				.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
						DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
				.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
			for (LogicalType type : new LogicalType[] { LogicalType.Integer, LogicalType.Float }) {
				builder.withCoercionConfig(type,
						(config) -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
							.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
							.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
			}
			builder.withCoercionConfig(LogicalType.Textual,
					(config) -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
		};
	}

	/**
	 * Sends only problems as {@code application/problem+json}, and everything else as
	 * {@code application/json}, even to clients that accept both.
	 */
	static class JsonAnswers extends JacksonJsonHttpMessageConverter {

		JsonAnswers(JsonMapper json) {
			super(json);
		}

		@Override
		public List<MediaType> getSupportedMediaTypes(Class<?> type) {
			return ProblemDetail.class.isAssignableFrom(type) ? super.getSupportedMediaTypes(type)
					: List.of(MediaType.APPLICATION_JSON);
		}

	}

}
