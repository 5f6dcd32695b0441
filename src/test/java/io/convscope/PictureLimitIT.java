package io.convscope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How large a picture may be is said once, and holds however it is sent.
 */
class PictureLimitIT extends ServiceTest {

	private static final int LIMIT = 12 << 20;

	@DynamicPropertySource
	static void setLimit(DynamicPropertyRegistry registry) {
		registry.add("convscope.image.max-bytes", () -> LIMIT);
	}

	@Test
	void aPictureOfTheLargestSizeIsReadAndOneByteMoreIsNot() throws IOException {
		assertAnswer(new byte[LIMIT], "image/png", 400, "not a picture");
		assertAnswer(new byte[LIMIT + 1], "image/png", 413, "12,582,912 bytes");
		assertAnswer(form(LIMIT), "multipart/form-data; boundary=b", 400, "not a picture");
		assertAnswer(form(LIMIT + 1), "multipart/form-data; boundary=b", 413, "12,582,912 bytes");
	}

	@Test
	void eachLimitOfAFormHasItsOwnSentence() throws IOException {
		String name = "\u732b".repeat(40) + ".png";
		String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
		String both = "=?utf-8?B?" + encoded + "?=\"; filename*=utf-8''"
				+ URLEncoder.encode(name, StandardCharsets.UTF_8);
		String form = "multipart/form-data; boundary=b";
		assertAnswer(form("filename=\"" + both, 10), form, 400, "not a picture");
		assertAnswer(form("filename=\"" + "n".repeat(450) + "\"", 10), form, 400, "not a picture");
		assertAnswer(form("filename=\"" + "n".repeat(9000) + "\"", 10), form, 413, "header of a part");
		assertAnswer(form("", 3 << 20), form, 400, "not a picture");
		String part = new String(form(10), StandardCharsets.US_ASCII).replace("--b--\r\n", "");
		assertAnswer(ascii(part), form, 400, "ends too early");
		assertAnswer(ascii(part.repeat(51) + "--b--\r\n"), form, 413, "up to 50 pictures");
		assertAnswer(form((64 << 20) + 1), form, 413, "67,108,864 bytes together");
		assertAnswer(ascii((part + "--b--\r\n").replace("\r", "")), form, 400, "CR and LF");
	}

	@Test
	void clientsAreToldIt() {
		assertThat(this.client.get("/actuator/info").get("picture").get("maxBytes").intValue()).isEqualTo(LIMIT);
	}

	private void assertAnswer(byte[] body, String type, int status, String detail) {
		ServiceClient.Answer answer = this.client.send("POST", "/predict", body, "Content-Type", type);
		assertThat(answer.json().get("detail").stringValue()).contains(detail);
		assertThat(answer.status()).isEqualTo(status);
	}

	private static byte[] form(int size) throws IOException {
		return form("filename=\"a.png\"", size);
	}

	private static byte[] form(String name, int size) throws IOException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.write(ascii("--b\r\nContent-Disposition: form-data; name=\"image\"; " + name + "\r\n\r\n"));
		form.write(new byte[size]);
		form.write(ascii("\r\n--b--\r\n"));
		return form.toByteArray();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
