package io.convscope.serving.openinference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.image.Picture;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.Png;
import io.convscope.image.UnreadablePictureException;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.Logits;
import io.convscope.network.Network;
import io.convscope.serving.UnknownVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

import static io.convscope.serving.openinference.InferenceMessage.binary;
import static io.convscope.serving.openinference.InferenceMessage.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests in the protocol's wire form, and the bits of their answers.
 */
class InferencesTests {

	private static final int CAPACITY = 8;

	private static final int LIMIT = 1 << 20;

	private static final int VALUES = 3072;

	private static final String BINARY = ",\"parameters\":{\"binary_data_output\":true}";

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final List<Picture> PICTURES = IntStream.range(0, 5).mapToObj(SHAPES.test()::picture).toList();

	@TempDir
	private static Path folder;

	private static ModelFixtures fixtures;

	private static Inferences inferences;

	private static float[] logits;

	private static float[] probabilities;

	@BeforeAll
	static void open() {
		fixtures = new ModelFixtures(folder);
		Model model = fixtures.save(1, "shapes", SHAPES.labels(), 1);
		try (Network network = fixtures.networks()
			.inference(Architecture.article(10), fixtures.models().weights(model))) {
			logits = network.logits(values(5), 5);
			probabilities = Logits.probabilities(logits, 5, 10);
		}
		inferences = InferencesFixtures.inferences(fixtures, CAPACITY, DataSize.ofBytes(LIMIT));
	}

	@AfterAll
	static void close() throws Exception {
		fixtures.close();
	}

	@Test
	void floatsAndBytesInEitherLayoutGetTheBitsOfTheNetwork() {
		for (String outputs : List.of("", BINARY)) {
			assertBits(send(binary("FP32", "[5,3,32,32]", InferenceMessage.floats(values(5)), outputs)));
			assertBits(send(binary("FP32", "[5,32,32,3]", InferenceMessage.floats(channelsLast(values(5))), outputs)));
			assertBits(send(json("FP32", "[5,3,32,32]", Arrays.toString(values(5)), outputs)));
			assertBits(send(binary("UINT8", "[5,3,32,32]", bytes(values(5)), outputs)));
			assertBits(send(binary("UINT8", "[5,32,32,3]", bytes(channelsLast(values(5))), outputs)));
			assertBits(send(json("UINT8", "[5,3,32,32]", wholeNumbers(values(5)), outputs)));
		}
	}

	@Test
	void pictureFilesGetTheBitsOfTheNetwork() {
		List<byte[]> files = PICTURES.stream().map((each) -> Png.write(each, 1)).toList();
		byte[] elements = InferenceMessage.elements(files);
		assertBits(send(binary("BYTES", "[5]", elements, BINARY)));
		assertBits(send(binary("BYTES", "[5,1]", elements, "")));
		String texts = files.stream()
			.map((file) -> "\"" + Base64.getEncoder().encodeToString(file) + "\"")
			.collect(Collectors.joining(",", "[", "]"));
		assertBits(send(json("BYTES", "[5]", texts, BINARY)));
	}

	@Test
	void nestedDataIsTakenAsItsShapeSays() {
		String row = "[" + "0,".repeat(31) + "0]";
		String plane = "[" + (row + ",").repeat(31) + row + "]";
		String picture = "[" + plane + "," + plane + "," + plane + "]";
		InferenceReply nested = send(json("UINT8", "[1,3,32,32]", "[" + picture + "]", ""));
		InferenceReply flat = send(binary("UINT8", "[1,3,32,32]", new byte[VALUES], ""));
		assertThat(nested.floats("probabilities")).isEqualTo(flat.floats("probabilities"));
		assertRefused(json("UINT8", "[1,32,32,3]", "[" + picture + "]", ""), "nested");
		assertRefused(json("UINT8", "[1,3,32,32]", "[[" + plane + "," + plane + "," + row + "]]", ""), "evenly");
		assertRefused(json("UINT8", "[1,3,32,32]", "[[[[[0]]]]]", ""), "nested as its shape says");
	}

	@Test
	void aTensorWithoutJsonIsOfBytes() {
		InferenceReply reply = send(bytes(values(5)), null, "0");
		assertThat(reply.floats("probabilities")).isEqualTo(probabilities);
		assertThat(reply.binary()).hasSize(5 * 10 * 4);
		for (int size : new int[] { 0, 1, VALUES + 1 }) {
			assertRefused(new byte[size], null, "0", size + " bytes");
		}
		assertRefused(new byte[(CAPACITY + 1) * VALUES], null, "0", "has 24577 bytes");
	}

	@Test
	void outputsAreThoseAskedForInTheirOrder() {
		InferenceReply reply = send(binary("UINT8", "[5,3,32,32]", bytes(values(5)), """
				,"outputs":[{"name":"logits","parameters":{"binary_data":true}},{"name":"probabilities"}]"""));
		assertThat(reply.json().get("outputs").valueStream().map((each) -> each.get("name").asString()))
			.containsExactly("logits", "probabilities");
		assertThat(reply.floats("logits")).isEqualTo(logits);
		assertThat(reply.floats("probabilities")).isEqualTo(probabilities);
		assertThat(reply.binary()).hasSize(5 * 10 * 4);
		InferenceReply mixed = send(binary("UINT8", "[5,3,32,32]", bytes(values(5)), BINARY + """
				,"outputs":[{"name":"probabilities","parameters":{"binary_data":false}},{"name":"logits"}]"""));
		assertThat(mixed.floats("logits")).isEqualTo(logits);
		assertThat(mixed.floats("probabilities")).isEqualTo(probabilities);
	}

	@Test
	void classesAreRankedWithTheirLabels() {
		for (boolean binary : new boolean[] { true, false }) {
			InferenceReply reply = send(binary("UINT8", "[5,3,32,32]", bytes(values(5)),
					",\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"classification\":2,\"binary_data\":"
							+ binary + "}}]"));
			assertThat(reply.shape("probabilities")).containsExactly(5, 2);
			List<String> texts = reply.texts("probabilities");
			assertThat(texts).hasSize(10);
			for (int i = 0; i < 5; i++) {
				float[] own = Arrays.copyOfRange(probabilities, 10 * i, 10 * i + 10);
				String[] first = texts.get(2 * i).split(":");
				int index = Integer.parseInt(first[1]);
				float[] sorted = own.clone();
				Arrays.sort(sorted);
				assertThat(Float.parseFloat(first[0])).isEqualTo(own[index]).isEqualTo(sorted[9]);
				assertThat(first[2]).isEqualTo(SHAPES.labels().get(index));
				assertThat(Float.parseFloat(texts.get(2 * i + 1).split(":")[0])).isEqualTo(sorted[8]);
			}
		}
		assertThat(send(binary("UINT8", "[1,3,32,32]", new byte[VALUES],
				",\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":99}}]"))
			.shape("logits")).containsExactly(1, 10);
	}

	@Test
	void compressedRequestsAreUnpacked() throws IOException {
		InferenceMessage message = binary("UINT8", "[5,3,32,32]", bytes(values(5)), BINARY);
		assertBits(send(message.gzipped(), "gzip", message.jsonLength()));
		assertBits(send(message.gzipped(), "X-GZIP", message.jsonLength()));
		assertBits(send(message.deflated(), "deflate", message.jsonLength()));
		assertBits(send(message.body(), "identity", message.jsonLength()));
		InferenceMessage json = json("UINT8", "[5,3,32,32]", wholeNumbers(values(5)), "");
		assertBits(send(json.gzipped(), "gzip", null));
		assertRefused(message.body(), "gzip", message.jsonLength(), "Content-Encoding");
		assertRefused(json.body(), "deflate", null, "Content-Encoding");
		byte[] cut = Arrays.copyOf(message.gzipped(), 300);
		assertRefused(cut, "gzip", message.jsonLength(), "can't be read");
		assertThatExceptionOfType(UnsupportedEncodingException.class)
			.isThrownBy(() -> send(message.body(), "br", message.jsonLength()))
			.withMessageContaining("gzip or deflate");
	}

	@Test
	void theIdComesBackAndUnknownFieldsAreSkipped() {
		InferenceReply reply = send(binary("UINT8", "[1,3,32,32]", new byte[VALUES],
				"""
						,"id":"\\u00e4 42","model_name":"x","parameters":{"priority":1,"mine":{"a":[1]}},"extra":[{"b":{}}]"""));
		assertThat(reply.json().get("id").asString()).isEqualTo("\u00e4 42");
		assertThat(reply.json().get("model_name").asString()).isEqualTo("run-1");
		assertThat(reply.json().get("model_version").asString()).isEqualTo("1");
		assertThat(send(binary("UINT8", "[1,3,32,32]", new byte[VALUES], "")).json().has("id")).isFalse();
	}

	@Test
	void aRequestMayHaveAsManyPicturesAsMayBeQueued() {
		assertThat(inferences.maxPictures(fixtures.models().get("run-1"))).isEqualTo(CAPACITY);
		InferenceReply reply = send(binary("UINT8", "[8,3,32,32]", new byte[CAPACITY * VALUES], ""));
		assertThat(reply.shape("probabilities")).containsExactly(CAPACITY, 10);
		assertRefused(binary("UINT8", "[9,3,32,32]", new byte[9 * VALUES], ""), "1 to 8 pictures, not 9");
		assertRefused(json("UINT8", "[9,3,32,32]", "[" + "0,".repeat(9 * VALUES - 1) + "0]", ""), "more values");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			UINT8 | [3,32,32]                             | must be [n, 3, 32, 32] or [n, 32, 32, 3]
			UINT8 | [1,3,64,64]                           | as BYTES
			UINT8 | [1,32,3,32]                           | must be [n, 3, 32, 32]
			UINT8 | []                                    | must be [n, 3, 32, 32]
			UINT8 | [0,3,32,32]                           | not 0
			UINT8 | [9223372036854775807,3,32,32]         | not 9223372036854775807
			UINT8 | [1,3,4294967328,32]                   | must be [n, 3, 32, 32]
			UINT8 | [6004799503160662,3,32,32]            | 1 to 8 pictures
			UINT8 | [9223372036854775808,3,32,32]         | shape must be a whole number
			UINT8 | [-1,3,32,32]                          | shape must be a whole number
			UINT8 | [1.0,3,32,32]                         | shape must be a whole number
			UINT8 | "[1,3,32,32]"                         | shape must be an array
			UINT8 | [2,3,32,32]                           | binary_data_size must be 6144
			FP32  | [1,3,32,32]                           | binary_data_size must be 12288
			BYTES | [1,3,32,32]                           | must be [n] or [n, 1]
			BYTES | [1]                                   | 3068 bytes more
			BYTES | [800]                                 | 1 to 8 pictures
			FP16  | [1,3,32,32]                           | datatype "FP16" is not taken
			``    | [1,3,32,32]                           | is not taken
			""")
	void inputsThatDoNotFitAreRefused(String datatype, String shape, String message) {
		assertRefused(binary(datatype, shape, new byte[VALUES], ""), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                                              | must be an object
			null                                            | must be an object
			[]                                              | must be an object
			{}                                              | there is none
			{"inputs":[]}                                   | there is none
			{"inputs":[null]}                               | An input must be an object
			{"inputs":{}}                                   | inputs must be an array
			{"inputs":[{"name":"x"}]}                       | named input
			{"inputs":[{}]}                                 | without a name
			{"inputs":[{"name":"input","datatype":"UINT8"}]} | either data or the parameter
			{"inputs":[{"name":"input","data":[0],"parameters":{"binary_data_size":1}}]}      | either data or
			{"inputs":[{"name":"input","parameters":{"shared_memory_region":"a"}}]}           | either data or
			{"inputs":[{"name":"input","parameters":{"binary_data_size":-1}}]}                | binary_data_size must be
			{"inputs":[{"name":"input","parameters":{"binary_data_size":1e3}}]}               | binary_data_size must be
			{"inputs":[{"name":"input","name":"input"}]}    | Duplicate
			{"inputs":[{"name":"input","datatype":"FP32","data":[0]},{"name":"input"}]}       | there are more
			{"inputs":[{"name":7}]}                         | name must be a text
			{"id":7}                                        | id must be a text
			{"parameters":[]}                               | parameters must be an object
			{"parameters":{"binary_data_output":1}}         | must be true or false
			{"inputs":[{"name":"input","data":[true]}]}     | data must be numbers
			{"inputs":[{"name":"input","data":[0,"AA=="]}]} | data must be numbers
			{"inputs":[{"name":"input","data":7}]}          | data must be an array
			{"inputs":[{"name":"input","data":[NaN]}]}      | not JSON
			{"inputs":[{"name":"input","data":["?"]}]}      | Base64
			{"inputs":[{"name":"input","data":[0]}]}        | datatype
			{"inputs":[{"name":"input","data":[0            | not JSON
			{"inputs":[{"name":"input","datatype":"UINT8","data":[0]}]} {}                    | Behind the JSON
			""")
	void textsThatAreNoRequestsAreRefused(String text, String message) {
		assertRefused(new InferenceMessage(text, new byte[0]).body(), null, null, message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"name":"scores"}                                          | no output "scores"
			{}                                                         | no output ""
			{"name":"logits"},{"name":"logits"}                        | requested twice
			{"name":"logits","parameters":{"classification":0}}        | 1 or more
			{"name":"logits","parameters":{"classification":"3"}}      | classification must be a whole number
			{"name":"logits","parameters":{"binary_data":"yes"}}       | true or false
			""")
	void outputsThatDoNotExistAreRefused(String outputs, String message) {
		assertRefused(binary("UINT8", "[1,3,32,32]", new byte[VALUES], ",\"outputs\":[" + outputs + "]"), message);
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.1f, 2, 255 })
	void floatsOutOfRangeAreRefused(float value) {
		float[] values = new float[VALUES];
		values[VALUES - 1] = value;
		assertRefused(binary("FP32", "[1,3,32,32]", InferenceMessage.floats(values), ""), "one is " + value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "256", "0.5", "1e99" })
	void numbersThatAreNoBytesAreRefused(String number) {
		assertRefused(json("UINT8", "[1,3,32,32]", "[" + "0,".repeat(VALUES - 1) + number + "]", ""),
				"whole numbers from 0 to 255");
	}

	@Test
	void wrongLengthsAreRefused() {
		InferenceMessage message = binary("UINT8", "[1,3,32,32]", new byte[VALUES], "");
		byte[] body = message.body();
		assertRefused(Arrays.copyOf(body, body.length - 1), null, message.jsonLength(), "only 3071 arrived");
		assertRefused(Arrays.copyOf(body, body.length + 1), null, message.jsonLength(), "Behind the data");
		assertRefused(body, null, "10", "not JSON");
		assertRefused(body, null, "999999", "but the body has " + body.length);
		assertRefused(body, null, "999999999999999999", "but the body has " + body.length);
		assertRefused(body, null, null, "Inference-Header-Content-Length");
		for (String length : List.of("-1", "x", "1e3", "", "9999999999999999999")) {
			assertRefused(body, null, length, "must be a whole number");
		}
		InferenceMessage json = json("UINT8", "[1,3,32,32]", "[0]", "");
		assertRefused(json, "must have 3072 numbers");
	}

	@Test
	void damagedElementsAreRefused() {
		byte[] picture = Png.write(PICTURES.get(0), 1);
		byte[] two = InferenceMessage.elements(List.of(picture, picture));
		assertRefused(binary("BYTES", "[3]", two, ""), "ends within the file 2");
		assertRefused(binary("BYTES", "[2]", Arrays.copyOf(two, two.length - 1), ""), "ends within the file 1");
		assertRefused(binary("BYTES", "[1]", new byte[] { -1, -1, -1, -1, 0 }, ""), "ends within the file 0");
		byte[] text = InferenceMessage.elements(List.of("hello".getBytes(StandardCharsets.UTF_8)));
		assertThatExceptionOfType(UnreadablePictureException.class)
			.isThrownBy(() -> send(binary("BYTES", "[1]", text, "")));
		byte[] large = InferenceMessage.elements(List.of(new byte[LIMIT / 2 + 1]));
		assertThatExceptionOfType(PictureTooLargeException.class)
			.isThrownBy(() -> send(binary("BYTES", "[1]", large, "")));
	}

	@Test
	void whatIsTooLargeUnpackedIsRefused() throws IOException {
		InferenceMessage bomb = json("UINT8", "[1,3,32,32]", "[0" + " ".repeat(LIMIT) + "]", "");
		assertThat(bomb.gzipped()).hasSizeLessThan(LIMIT / 100);
		assertThatExceptionOfType(RequestTooLargeException.class).isThrownBy(() -> send(bomb.gzipped(), "gzip", null))
			.withMessageContaining("1,048,576 bytes");
		assertThatExceptionOfType(RequestTooLargeException.class).isThrownBy(() -> send(bomb.body(), null, null));
	}

	@Test
	void unpackedBytesTakeOfTheMemoryOfBodies() throws IOException {
		MemoryBudget memory = new MemoryBudget(DataSize.ofKilobytes(100), Duration.ofMillis(1));
		InferenceMessage message = json("UINT8", "[1,3,32,32]",
				"[" + "0,".repeat(VALUES - 1) + "0" + " ".repeat(40_000) + "]", "");
		Inferences small = InferencesFixtures.inferences(fixtures, CAPACITY, DataSize.ofBytes(LIMIT), memory);
		MemoryBudget.Reservation others = memory.reserveForBody(20_000);
		assertThatExceptionOfType(MemoryBusyException.class)
			.isThrownBy(() -> small.infer("run-1", null, SentBody.of(stream(message.gzipped()), "gzip", null)));
		others.close();
		for (int i = 0; i < 3; i++) {
			assertThat(small.infer("run-1", null, SentBody.of(stream(message.gzipped()), "gzip", null)).outputs())
				.hasSize(1);
		}
	}

	@Test
	void modelsAndVersionsAreThoseThatExist() {
		InferenceMessage message = binary("UINT8", "[1,3,32,32]", new byte[VALUES], "");
		String digest = fixtures.models().get("run-1").digest();
		for (String version : List.of("1", digest, digest.substring(7, 19))) {
			assertThat(infer("run-1", version, message).modelVersion()).isEqualTo("1");
		}
		assertThat(infer("current", null, message).modelName()).isEqualTo("run-1");
		assertThatExceptionOfType(UnknownVersionException.class).isThrownBy(() -> infer("run-1", "2", message))
			.withMessageContaining("named 1 or " + digest.substring(7, 19));
		assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> infer("run-9", null, message));
	}

	private static InferenceAnswer infer(String name, @Nullable String version, InferenceMessage message) {
		return inferences.infer(name, version, SentBody.of(stream(message.body()), null, message.jsonLength()));
	}

	private static void assertBits(InferenceReply reply) {
		assertThat(reply.shape("probabilities")).containsExactly(5, 10);
		assertThat(reply.floats("probabilities")).isEqualTo(probabilities);
	}

	private static void assertRefused(InferenceMessage message, String saying) {
		assertRefused(message.body(), null, (message.binary().length > 0) ? message.jsonLength() : null, saying);
	}

	private static void assertRefused(byte[] body, @Nullable String encoding, @Nullable String jsonLength,
			String saying) {
		assertThatExceptionOfType(InvalidInferenceException.class).isThrownBy(() -> send(body, encoding, jsonLength))
			.withMessageContaining(saying);
	}

	private static InferenceReply send(InferenceMessage message) {
		return send(message.body(), null, (message.binary().length > 0) ? message.jsonLength() : null);
	}

	private static InferenceReply send(byte[] body, @Nullable String encoding, @Nullable String jsonLength) {
		InferenceAnswer answer = inferences.infer("run-1", null, SentBody.of(stream(body), encoding, jsonLength));
		byte[] head = new JsonMapper().writeValueAsBytes(answer);
		InferenceReply reply = InferenceReply.read(head, "");
		return new InferenceReply(reply.json(), joined(answer.binary()));
	}

	private static byte[] joined(List<byte[]> parts) {
		byte[] all = new byte[0];
		for (byte[] part : parts) {
			int from = all.length;
			all = Arrays.copyOf(all, from + part.length);
			System.arraycopy(part, 0, all, from, part.length);
		}
		return all;
	}

	private static ByteArrayInputStream stream(byte[] bytes) {
		return new ByteArrayInputStream(bytes);
	}

	private static float[] values(int count) {
		float[] values = new float[count * VALUES];
		for (int i = 0; i < count; i++) {
			System.arraycopy(PICTURES.get(i).toInput(), 0, values, i * VALUES, VALUES);
		}
		return values;
	}

	private static float[] channelsLast(float[] values) {
		float[] changed = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			int within = i % VALUES;
			changed[i - within + within % 1024 * 3 + within / 1024] = values[i];
		}
		return changed;
	}

	private static byte[] bytes(float[] values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) Math.round(values[i] * 255);
		}
		return bytes;
	}

	private static String wholeNumbers(float[] values) {
		return IntStream.range(0, values.length)
			.mapToObj((i) -> Integer.toString(Math.round(values[i] * 255)))
			.collect(Collectors.joining(",", "[", "]"));
	}

}
