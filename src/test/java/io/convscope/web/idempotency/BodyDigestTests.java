package io.convscope.web.idempotency;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A digest is of the bytes without the boundary, however they arrive.
 */
class BodyDigestTests {

	@ParameterizedTest
	@CsvSource({ "ab, xabyabz, xyz", "aab, aaabaabx, ax", "abab, ababab, ab", "abac, ababac, ab", "ab, aab, a",
			"ab, a, a", "ab, aaaa, aaaa", "aabaaab, aabaabaaab, aab", "'', ab, ab" })
	void theBoundaryIsLeftOut(String boundary, String body, String rest) {
		assertThat(digest(boundary, body.getBytes(), 1)).isEqualTo(digest("", rest.getBytes(), 1));
	}

	@Test
	void anyBodyIsDigestedAsItsOccurrencesLeaveIt() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < 5000; i++) {
			String boundary = text(random, 1 + random.nextInt(6));
			String body = text(random, random.nextInt(60));
			String expected = digest("", body.replace(boundary, "").getBytes(), 1);
			assertThat(digest(boundary, body.getBytes(), 1 + random.nextInt(9)))
				.as("the body %s without %s, seed %d", body, boundary, seed)
				.isEqualTo(expected);
		}
	}

	@Test
	void theHeadCounts() {
		assertThat(new BodyDigest("POST\n/train\n", "").end())
			.isNotEqualTo(new BodyDigest("POST\n/models\n", "").end());
	}

	private static String text(Random random, int length) {
		return random.ints(length, 'a', 'c').mapToObj(Character::toString).reduce("", String::concat);
	}

	private static String digest(String boundary, byte[] body, int piece) {
		BodyDigest digest = new BodyDigest("", boundary);
		for (int i = 0; i < body.length; i += piece) {
			digest.update(body, i, Math.min(piece, body.length - i));
		}
		return digest.end();
	}

}
