package io.convscope.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bytes in pieces are the same bytes.
 */
class BytePiecesTests {

	private static final int PIECE = 1 << 20;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17 })
	void whatIsReceivedOrWrittenIsRead(int length) throws IOException {
		byte[] bytes = bytes(length);
		BytePieces received = BytePieces.receive(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
		BytePieces.Writer writer = new BytePieces.Writer();
		int split = length / 3;
		writer.write(bytes, 0, split);
		for (int i = split; i < Math.min(length, split + 5); i++) {
			writer.write(bytes[i]);
		}
		int rest = Math.min(length, split + 5);
		writer.write(bytes, rest, length - rest);
		for (BytePieces each : new BytePieces[] { received, writer.toPieces() }) {
			assertThat(each.length()).isEqualTo(length);
			assertThat(Arrays.equals(each.stream().readAllBytes(), bytes)).isTrue();
		}
	}

	@Test
	void noMoreThanAskedForIsReceived() throws IOException {
		ByteArrayInputStream in = new ByteArrayInputStream(bytes(2 * PIECE));
		assertThat(BytePieces.receive(in, PIECE + 3).length()).isEqualTo(PIECE + 3);
		assertThat(in.available()).isEqualTo(PIECE - 3);
		assertThat(BytePieces.receive(in, 0).length()).isZero();
	}

	@Test
	void aPartMayLieAcrossPieces() throws IOException {
		byte[] bytes = bytes(3 * PIECE);
		BytePieces pieces = BytePieces.receive(new ByteArrayInputStream(bytes), bytes.length);
		for (int from : new int[] { 0, PIECE - 3, PIECE, 2 * PIECE - 1, 2 * PIECE - 100 }) {
			byte[] part = new byte[PIECE];
			pieces.copy(from, part, part.length);
			assertThat(Arrays.equals(part, Arrays.copyOfRange(bytes, from, from + PIECE))).isTrue();
		}
		for (long from : new long[] { -1, bytes.length - 7, Long.MAX_VALUE }) {
			assertThatExceptionOfType(IndexOutOfBoundsException.class)
				.isThrownBy(() -> pieces.copy(from, new byte[8], 8));
		}
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

}
