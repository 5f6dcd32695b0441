package io.convscope.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import io.convscope.docs.DescribedAnswers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads what controllers answered.
 */
public final class MvcAnswers {

	private static final JsonMapper JSON = new JsonMapper();

	private MvcAnswers() {
	}

	public static byte[] bytes(MvcTestResult result) {
		return result.getResponse().getContentAsByteArray();
	}

	public static JsonNode json(MvcTestResult result) {
		assertThat(result).hasStatusOk();
		requireDescribed(result);
		return JSON.readTree(bytes(result));
	}

	public static BufferedImage image(MvcTestResult result) throws IOException {
		assertThat(result).hasStatusOk().hasContentType("image/png");
		requireDescribed(result);
		return ImageIO.read(new ByteArrayInputStream(bytes(result)));
	}

	private static void requireDescribed(MvcTestResult result) {
		DescribedAnswers.require(result.getRequest().getMethod(), result.getRequest().getRequestURI(),
				result.getResponse().getStatus(), result.getResponse().getContentType(), bytes(result));
	}

	public static void assertFails(MvcTestResult result, Class<? extends Exception> with, String saying) {
		assertThat(result).failure().cause().isInstanceOf(with).hasMessageContaining(saying);
	}

}
