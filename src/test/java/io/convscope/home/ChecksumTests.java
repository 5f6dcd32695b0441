package io.convscope.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * JSON objects that notice when they are damaged.
 */
class ChecksumTests {

	private static final String LINE = "{\"id\":1,\"name\":\"G\u00e4nse\"}";

	private static final String LINES = "{\n  \"id\" : 1,\n  \"name\" : \"G\u00e4nse\"\n}";

	@ParameterizedTest
	@ValueSource(strings = { LINE, LINES })
	void whatIsSealedOpensAsTheSameObject(String object) throws IOException {
		byte[] sealed = Checksum.seal(bytes(object));
		JsonMapper json = new JsonMapper();
		assertThat(json.readTree(Checksum.open(sealed))).isEqualTo(json.readTree(object));
		assertThat(json.readTree(sealed).get("checksum").asString()).startsWith("crc32c:");
	}

	@ParameterizedTest
	@ValueSource(strings = { LINE, LINES })
	void anObjectOfAnEarlierVersionOpensAsItIs(String object) throws IOException {
		assertThat(Checksum.open(bytes(object))).isEqualTo(bytes(object));
	}

	@ParameterizedTest
	@ValueSource(strings = { LINE, LINES })
	void noFlippedBitGoesUnnoticed(String object) throws IOException {
		byte[] sealed = Checksum.seal(bytes(object));
		byte[] whole = Checksum.open(sealed);
		for (int bit = 0; bit < 8 * sealed.length; bit++) {
			byte[] damaged = sealed.clone();
			damaged[bit / 8] ^= (byte) (1 << bit % 8);
			try {
				// white space of the checksum itself may be other white space
				assertThat(Checksum.open(damaged)).as("bit %d", bit).isEqualTo(whole);
			}
			catch (DamagedFileException expected) {
				assertThat(expected).hasMessageContaining("checksum");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 8, 20 })
	void aFlippedByteOfTheContentIsNoticed(int place) {
		byte[] sealed = Checksum.seal(bytes(LINE));
		sealed[place] ^= (byte) 0xFF;
		assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Checksum.open(sealed));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
