package io.convscope.model.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ByteRangeTests {

	private static final String TAG = "\"a\"";

	private final byte[] file = new byte[100];

	ByteRangeTests() {
		new Random(1).nextBytes(this.file);
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-0, 0, 0", "bytes=10-19, 10, 19", "bytes=90-, 90, 99", "bytes=-5, 95, 99", "bytes=-500, 0, 99",
			"bytes=50-1000, 50, 99", "bytes=99-99, 99, 99" })
	void aPartIsThatOfTheFile(String header, int first, int last) throws IOException {
		ByteRange range = ByteRange.asked(header, null, TAG, this.file.length).orElseThrow();
		assertThat(range.contentRange()).isEqualTo("bytes " + first + "-" + last + "/100");
		assertThat(range.length()).isEqualTo(last - first + 1);
		assertThat(range.in(new ByteArrayInputStream(this.file)).readAllBytes())
			.isEqualTo(Arrays.copyOfRange(this.file, first, last + 1));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "bytes=0-1,5-6", "bytes=", "bytes=x", "bytes=5-4", "Bytes=1-2", "lines=1-2", "nonsense", "" })
	void whatIsNoSinglePartIsTheWholeFile(String header) {
		assertThat(ByteRange.asked(header, null, TAG, this.file.length)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=100-", "bytes=100-200", "bytes=-0" })
	void whatBeginsBehindTheEndIsRefused(String header) {
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> ByteRange.asked(header, TAG, TAG, this.file.length))
			.satisfies((refused) -> {
				assertThat(refused.getStatusCode().value()).isEqualTo(416);
				assertThat(refused.getHeaders().getFirst("Content-Range")).isEqualTo("bytes */100");
			});
	}

	@Test
	void aPartOfAnotherFileIsNotSent() {
		assertThat(ByteRange.asked("bytes=1-", TAG, TAG, 100)).isPresent();
		for (String other : new String[] { "\"b\"", "W/\"a\"", "Sat, 28 Nov 2026 10:00:00 GMT" }) {
			assertThat(ByteRange.asked("bytes=1-", other, TAG, 100)).isEmpty();
			assertThat(ByteRange.asked("bytes=200-", other, TAG, 100)).isEmpty();
		}
	}

	@Test
	void bytesAreReadOneByOneToo() throws IOException {
		ByteRange range = ByteRange.asked("bytes=10-12", null, TAG, 100).orElseThrow();
		try (var in = range.in(new ByteArrayInputStream(this.file))) {
			assertThat(in.read()).isEqualTo(Byte.toUnsignedInt(this.file[10]));
			assertThat(in.skip(50)).isEqualTo(2);
			assertThat(in.read()).isEqualTo(-1);
		}
	}

}
