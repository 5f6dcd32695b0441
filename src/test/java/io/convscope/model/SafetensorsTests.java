package io.convscope.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Weights survive the way through a file; hostile files do no harm.
 */
class SafetensorsTests {

	private final Weights small = new Weights(
			List.of(new Tensor("a.weight", new int[] { 2, 2 }, new float[] { 1, 2, 3, 4 }),
					new Tensor("a.bias", new int[] { 2 }, new float[] { -1, 0.5f })));

	@Test
	void whatIsWrittenIsRead() throws IOException {
		Weights weights = Weights.initial(Architecture.article(10), 3);
		Weights read = Safetensors.read(write(weights));
		read.requireFit(Architecture.article(10));
		for (Tensor tensor : weights.tensors()) {
			assertThat(read.get(tensor.name()).values()).isEqualTo(tensor.values());
		}
	}

	@Test
	void bytesDependOnTheWeightsOnly() throws IOException {
		assertThat(write(this.small)).isEqualTo(write(new Weights(this.small.tensors())));
	}

	@Test
	void isLaidOutAsTheFormatSays() throws IOException {
		byte[] file = write(this.small);
		int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
		assertThat(header % 8).isZero();
		assertThat(new String(file, 8, header, StandardCharsets.UTF_8).strip())
			.isEqualTo("{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
					+ "\"a.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}}");
		assertThat(ByteBuffer.wrap(file, 8 + header + 16, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat()).isEqualTo(-1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"a\":null}", "{\"a\":{}}", "{\"a\":7}",
			"{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65537],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}" })
	void aWrongHeaderIsRefused(String header) {
		assertThatThrownBy(() -> Safetensors.read(file(header, new byte[8]))).isInstanceOf(IOException.class);
	}

	@Test
	void everyTruncationIsRefused() throws IOException {
		byte[] file = write(this.small);
		for (int length = 0; length < file.length; length++) {
			byte[] part = Arrays.copyOf(file, length);
			assertThatThrownBy(() -> Safetensors.read(part)).isInstanceOf(IOException.class);
		}
	}

	@Test
	void noMutationDoesMoreThanBeRefused() throws IOException {
		byte[] file = write(this.small);
		Random random = new Random(1);
		for (int i = 0; i < 5000; i++) {
			byte[] mutated = file.clone();
			for (int k = random.nextInt(4); k >= 0; k--) {
				mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
			}
			try {
				Safetensors.read(mutated);
			}
			catch (IOException ex) {
				assertThat(ex).hasMessageContaining(" ");
			}
		}
	}

	@Test
	void numbersThatAreNoneAreRefused() throws IOException {
		byte[] file = write(this.small);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
		assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("a.bias");
	}

	private static byte[] write(Weights weights) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Safetensors.write(weights, out);
		return out.toByteArray();
	}

	private static byte[] file(String header, byte[] numbers) {
		byte[] text = header.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + text.length + numbers.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(text.length)
			.put(text)
			.put(numbers)
			.array();
	}

}
