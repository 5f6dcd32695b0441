package io.convscope.model.safetensors;

import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

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
		Weights read = new Weights(Safetensors.read(write(weights)));
		read.requireFit(Architecture.article(10));
		for (Tensor tensor : weights.tensors()) {
			assertThat(read.get(tensor.name()).values()).isEqualTo(tensor.values());
		}
	}

	@Test
	void bytesDependOnTheWeightsOnly() {
		assertThat(write(this.small)).isEqualTo(write(new Weights(this.small.tensors())));
	}

	@Test
	void isLaidOutAsTheFormatSays() {
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
			"{\"a\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65537],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
					+ "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
			"{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}" })
	void aWrongHeaderIsRefused(String header) {
		assertThatThrownBy(() -> Safetensors.read(file(header, new byte[8]))).isInstanceOf(IOException.class);
	}

	@Test
	void everyTruncationIsRefused() {
		byte[] file = write(this.small);
		for (int length = 0; length < file.length; length++) {
			byte[] part = Arrays.copyOf(file, length);
			assertThatThrownBy(() -> Safetensors.read(part)).isInstanceOf(IOException.class);
		}
	}

	@Test
	void noMutationDoesMoreThanBeRefused() {
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
				assertThat(ex).isInstanceOf(SafetensorsException.class).hasMessageContaining(" ");
			}
		}
	}

	@Test
	void numbersThatAreNoneAreRefused() {
		byte[] file = write(this.small);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
		assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("a.bias");
	}

	@Test
	void halfPrecisionIsReadAsItWasRounded() throws IOException {
		Weights weights = Weights.initial(Architecture.article(2), 1);
		byte[] file = SafetensorsFiles.write(weights, DType.F16);
		Weights read = new Weights(Safetensors.read(file));
		for (Tensor tensor : weights.tensors()) {
			float[] values = tensor.values();
			float[] rounded = read.get(tensor.name()).values();
			for (int i = 0; i < values.length; i++) {
				assertThat(rounded[i]).isEqualTo(Float16.toFloat(Float16.of(values[i])));
			}
		}
		assertThat(SafetensorsFiles.write(read, DType.F16)).isEqualTo(file);
	}

	@Test
	void metadataIsReadAndAskedOfNobody() throws IOException {
		byte[] file = write(this.small);
		byte[] told = SafetensorsFiles.withHeader(file,
				SafetensorsFiles.header(file).replaceFirst("\\{", "{\"__metadata__\":{\"format\":\"pt\"},"));
		assertThat(Safetensors.read(told)).usingRecursiveComparison().isEqualTo(this.small.tensors());
		assertThat(SafetensorsHeader.read(new ByteArrayInputStream(told)).metadata())
			.containsExactly(entry("format", "pt"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"a":{"dtype":"I32","shape":[1],"data_offsets":[0,8]}}                        | a has numbers of the dtype I32
					{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                        | its shape [2] in F32 needs 8 bytes
					{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}                        | its shape [2] in F16 needs 4 bytes
					{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}                        | a has a size of 0
					{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}                      | a has a size of 1.0
					{"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,4]}}  | more than any file holds
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                        | with a gap behind the header
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},\
					"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}} | b begin at byte 2, within those of a
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},\
					"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | Duplicate
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}                       | a has -4 among its data_offsets
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1e99]}}                     | among its data_offsets
					{"a":{"dtype":"F32","shape":[1000000000],"data_offsets":[0,4000000000]}}      | it is cut off
					{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | The last number ends at byte 66, the file at byte 70
					{"a":{"dtype":"F32","data_offsets":[0,4]}} | a needs a dtype, a shape and two data_offsets
					""")
	void whatIsWrongIsSaid(String header, String sentence) {
		assertThatThrownBy(() -> Safetensors.read(file(header, new byte[8]))).isInstanceOf(SafetensorsException.class)
			.hasMessageContaining(sentence);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 1 << 30, Long.MAX_VALUE, Long.MIN_VALUE, -1 })
	void aHeaderOfAnyLengthIsBounded(long length) {
		byte[] file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
		assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(SafetensorsException.class)
			.hasMessageContaining("not a safetensors file")
			.hasMessageContaining(Long.toUnsignedString(length));
	}

	private static byte[] write(Weights weights) {
		return SafetensorsFiles.write(weights);
	}

	private static byte[] file(String header, byte[] numbers) {
		return SafetensorsFiles.file(header, numbers);
	}

}
