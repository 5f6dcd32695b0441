package io.convscope.model.pth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import io.convscope.fuzz.Mutations;
import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * State dictionaries are read without anything in them being executed; what is wrong is
 * named.
 */
@Timeout(30)
class PthFileTests {

	private static final String BEGIN = "\u0080\u0002";

	private static final String DICTIONARY = "ccollections\nOrderedDict\n)R";

	private static final String NUMBERS = storage("FloatStorage", "0", 6);

	private static final byte[] SIX = floats(1, 2, 3, 4, 5, 6);

	@Test
	void whatIsWrittenIsRead() throws IOException {
		Weights weights = Weights.initial(new Architecture(OtherNetworks.smallGray(), 3), 1);
		PthFile file = PthFiles.read(PthFiles.write(weights));
		assertThat(file.shapes().keySet())
			.containsExactlyElementsOf(weights.tensors().stream().map(Tensor::name).toList());
		for (Tensor each : weights.tensors()) {
			Tensor read = file.numbers(each.name());
			assertThat(read.shape()).isEqualTo(each.shape());
			assertThat(read.values()).isEqualTo(each.values());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | 2,3 | 3,1 | 1,2,3,4,5,6
			0 | 3,2 | 1,3 | 1,4,2,5,3,6
			2 | 2,2 | 2,1 | 3,4,5,6
			1 | 3   | 2   | 2,4,6
			5 | ''  | ''  | 6
			""")
	void aTensorIsAViewOfItsStorage(int offset, String sizes, String strides, String values) throws IOException {
		PthFile file = PthFiles
			.read(PthFiles.file(dictionary("a", tensor(NUMBERS, offset, numbers(sizes), numbers(strides))), SIX));
		assertThat(file.shapes().get("a")).containsExactly(numbers(sizes));
		assertThat(file.numbers("a").values()).containsExactly(floatsOf(values));
	}

	@ParameterizedTest
	@CsvSource({ "DoubleStorage, 000000000000f03f", "HalfStorage, 003c", "BFloat16Storage, 803f",
			"FloatStorage, 0000803f", "LongStorage, 0100000000000000" })
	void numbersOfAnyTypeBecomeSinglePrecision(String type, String one) throws IOException {
		byte[] bytes = HexFormat.of().parseHex(one);
		PthFile file = PthFiles.read(PthFiles
			.file(dictionary("a", tensor(storage(type, "0", 1), 0, new int[] { 1 }, new int[] { 1 })), bytes));
		assertThat(file.numbers("a").values()).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "state_dict", "model", "model_state_dict" })
	void theWeightsOfACheckpointAreFound(String key) throws IOException {
		String inner = DICTIONARY + "(" + text("a") + tensor(NUMBERS, 0, new int[] { 6 }, new int[] { 1 }) + "u";
		String pickle = BEGIN + "}(" + text("epoch") + "K\u0005" + text(key) + inner + text("optimizer") + "}"
				+ text("best") + "G?\u00f0\0\0\0\0\0\0" + text("log") + "](K\u0001NeK\u0002au.";
		assertThat(PthFiles.read(PthFiles.file(pickle, SIX)).shapes()).containsOnlyKeys("a");
	}

	@Test
	void aParameterIsATensor() throws IOException {
		String tensor = tensor(NUMBERS, 0, new int[] { 6 }, new int[] { 1 });
		String parameter = "ctorch._utils\n_rebuild_parameter\n(" + tensor + "\u0088" + DICTIONARY + "tR";
		PthFile file = PthFiles.read(PthFiles.file(dictionary("a", parameter), SIX));
		assertThat(file.numbers("a").values()).containsExactly(1, 2, 3, 4, 5, 6);
		assertRefused(PthFiles.file(dictionary("a", parameter.replace(tensor, "K\u0001")), SIX), "makes no tensor");
	}

	@Test
	void theEntriesOfNewerVersionsAreNoTensors() throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("weights/data.pkl", dictionary("a", tensor(NUMBERS, 0, new int[] { 6 }, new int[] { 1 }))
			.getBytes(StandardCharsets.ISO_8859_1));
		entries.put("weights/.format_version", new byte[] { '1' });
		entries.put("weights/.storage_alignment", new byte[] { '6', '4' });
		entries.put("weights/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
		entries.put("weights/data/0", SIX);
		entries.put("weights/version", new byte[] { '3', '\n' });
		entries.put("weights/.data/serialization_id", new byte[40]);
		byte[] file = PthFiles.zip(ZipEntry.STORED, entries);
		assertThat(PthFiles.read(file).numbers("a").values()).containsExactly(1, 2, 3, 4, 5, 6);
	}

	static Stream<Arguments> refused() {
		String valid = tensor(NUMBERS, 0, new int[] { 6 }, new int[] { 1 });
		String inner = "}(" + text("a") + valid + "u";
		return Stream.of(
				// what is not weights alone
				Arguments.of(BEGIN + "cos\nsystem\n(" + text("echo") + "tR.", "it needs Python's \"os.system\""),
				Arguments.of(BEGIN + "c__builtin__\neval\n.",
						"it needs Python's \"__builtin__.eval\", as whole models do, and nothing in it is"
								+ " executed; save it anew with torch.save(model.state_dict(), path)"),
				Arguments.of(BEGIN + "c__main__\nCIFAR10Model\n)\u0081.",
						"it is more than weights: it needs Python's \"__main__.CIFAR10Model\""),
				Arguments.of(BEGIN + "ctorch.nn.modules.linear\nLinear\n)\u0081.", "as whole models do"),
				Arguments.of(BEGIN + "ctorch\nIntStorage\n.", "a tensor of \"torch.IntStorage\"; only float"),
				Arguments.of(BEGIN + "ios\nsystem\n.", "the operation 0x69"),
				Arguments.of(BEGIN + valid + ".", "a single tensor"), Arguments.of(BEGIN + "].", "no dictionary"),
				Arguments.of(BEGIN + "}" + text("a") + "K\u0001s.", "its entry \"a\" is no tensor"),
				Arguments.of(BEGIN + "}(" + text("model") + inner + text("state_dict") + inner + "u.",
						"state_dict and model; save one of them with torch.save(checkpoint[\"state_dict\"], path)"),
				Arguments.of("\u0080\u0004}.", "the protocol 4, not 2"),
				// tensors beyond their storages
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, new int[] { 7 }, new int[] { 1 })), "the sizes [7]"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 1, new int[] { 6 }, new int[] { 1 })), "the offset 1"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 5, new int[] { 2 }, new int[] { -1 })),
						"the strides [-1]"),
				Arguments.of(dictionary("a", tensor(NUMBERS, -1, new int[] { 1 }, new int[] { 1 })), "the offset -1"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, new int[] { 100_000 }, new int[] { 0 })),
						"does not lie in its storage of 6 numbers"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, new int[] { 0 }, new int[] { 1 })), "the sizes [0]"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, new int[] { -3 }, new int[] { 1 })), "the sizes [-3]"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, new int[] { 2, 3 }, new int[] { 1 })),
						"the strides [1]"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, repeated(4, 65_536), repeated(4, 65_536))),
						"does not lie in its storage"),
				Arguments.of(dictionary("a", tensor(NUMBERS, 0, repeated(9, 1), repeated(9, 1))),
						"up to 8 whole numbers"),
				Arguments.of(dictionary("a",
						tensor(storage("FloatStorage", "0", Integer.MAX_VALUE), 0, new int[] { 6 }, new int[] { 1 })),
						"24 bytes, not 2147483647 numbers of 4"),
				Arguments.of(
						dictionary("a", tensor(storage("FloatStorage", "0", -6), 0, new int[] { 6 }, new int[] { 1 })),
						"no storage"),
				Arguments.of(
						dictionary("a",
								tensor(storage("FloatStorage", "../0", 6), 0, new int[] { 6 }, new int[] { 1 })),
						"no storage \"../0\""),
				// broken machinery
				Arguments.of("", "cut off"), Arguments.of(BEGIN + "}", "cut off"),
				Arguments.of(BEGIN + "X\u00ff\u00ff\u00ff\u007f", "cut off within a text"),
				Arguments.of(BEGIN + "X\u00ff\u00ff\u00ff\u00ff", "cut off within a text"),
				Arguments.of(BEGIN + "h\u0007.", "refers to something that it does not have"),
				Arguments.of(BEGIN + "j\u00ff\u00ff\u00ff\u00ff.", "refers to something that it does not have"),
				Arguments.of(BEGIN + "t.", "takes more"), Arguments.of(BEGIN + "}(s.", "takes more"),
				Arguments.of(BEGIN + "q\u0001.", "takes more"), Arguments.of(BEGIN + "R.", "takes more"),
				Arguments.of(BEGIN + "}]K\u0001s.", "neither a text nor a number"),
				Arguments.of(BEGIN + "}(K\u0001u.", "a key without a value"),
				Arguments.of(BEGIN + "K\u0001" + text("a") + text("b") + "s.", "no dictionary"),
				Arguments.of(BEGIN + "}K\u0001a.", "no list"), Arguments.of(BEGIN + "]}b.", "no dictionary"),
				Arguments.of(BEGIN + "ccollections\nOrderedDict\n" + text("a") + "R.", "makes no tensor"),
				Arguments.of(BEGIN + "K\u0001)R.", "makes no tensor"), Arguments.of(BEGIN + "K\u0001Q.", "no storage"),
				Arguments.of(BEGIN + "\u008a\u00ff" + "\u0001".repeat(255) + ".", "a number of 255 bytes"),
				Arguments.of(BEGIN + "c" + "x".repeat(300) + "\n.", "a name of more than 200"),
				Arguments.of(BEGIN + "(".repeat(500_000) + ".", "more than 200000 operations"),
				Arguments.of(BEGIN + " ".repeat(2 << 20), "the limit is 1048576"));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoStateDictionaryIsRefused(String pickle, String sentence) {
		assertRefused(PthFiles.file(pickle, SIX), sentence);
	}

	// each list holds the one before twice, and the last one itself
	@Test
	void nestingAndReferencesCostNothing() {
		StringBuilder pickle = new StringBuilder(BEGIN + "]q\0");
		for (int i = 0; i < 10_000; i++) {
			pickle.append("(h\0h\0tq\0");
		}
		assertRefused(PthFiles.file(pickle + "0.", SIX), "the operation 0x30");
		assertRefused(PthFiles.file(pickle + ".", SIX), "no dictionary");
		assertRefused(PthFiles.file(BEGIN + "]q\0" + "h\0a".repeat(50_000) + ".", SIX), "no dictionary");
		assertRefused(PthFiles.file(BEGIN + "}" + text("a") + "]q\0" + "h\0a".repeat(50_000) + "s.", SIX),
				"\"a\" is no tensor");
	}

	@Test
	void longListsOfSizesAreNotReadAgainAndAgain() {
		String sizes = "(" + "K\u0001".repeat(60_000) + "tq\0";
		String call = "ctorch._utils\n_rebuild_tensor_v2\nq\u0001(" + NUMBERS + "K\0h\0h\0\u0089NtR";
		assertRefused(PthFiles.file(BEGIN + sizes + call.repeat(2000) + ".", SIX), "up to 8 whole numbers");
	}

	@Test
	void compressedEntriesAreRefused() {
		byte[] file = PthFiles.zip(ZipEntry.DEFLATED, Map.of("archive/data.pkl", new byte[50_000]));
		assertRefused(file, "\"archive/data.pkl\" is compressed, which torch.save never does; save it anew");
	}

	@Test
	void otherZipsAreRefused() {
		assertRefused(PthFiles.zip(ZipEntry.STORED, Map.of("a.txt", SIX)), "no data.pkl");
		assertRefused(PthFiles.zip(ZipEntry.STORED, Map.of("a/b/data.pkl", SIX)), "no data.pkl");
		assertRefused(PthFiles.zip(ZipEntry.STORED, Map.of("a/constants.pkl", SIX)), "torch.jit.save");
		Map<String, byte[]> big = new LinkedHashMap<>();
		big.put("archive/data.pkl", (BEGIN + "}.").getBytes(StandardCharsets.ISO_8859_1));
		big.put("archive/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
		assertRefused(PthFiles.zip(ZipEntry.STORED, big), "not little-endian");
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < 6000; i++) {
			many.put("archive/data/" + i, new byte[0]);
		}
		assertRefused(PthFiles.zip(ZipEntry.STORED, many), "6000 entries; the limit is 5000");
	}

	@Test
	void noCutOfAFileIsRead() {
		byte[] file = PthFiles.write(new Weights(List.of(new Tensor("a", new int[] { 1 }, new float[] { 1 }))));
		for (int length = 0; length < file.length; length++) {
			assertRefused(Arrays.copyOf(file, length), "it does not end with the directory of a zip");
		}
		assertRefused(Arrays.copyOf(file, file.length + 1), "it does not end with the directory of a zip");
	}

	@Test
	void aDirectoryThatPointsElsewhereIsRefused() {
		byte[] file = PthFiles.file(dictionary("a", tensor(NUMBERS, 0, new int[] { 6 }, new int[] { 1 })), SIX);
		int end = file.length - 22;
		int directory = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
		for (int at : new int[] { end + 12, end + 16, directory + 24, directory + 28, directory + 42 }) {
			for (int value : new int[] { -1, Integer.MAX_VALUE, file.length, 1 << 16 }) {
				byte[] changed = file.clone();
				ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
				assertThatExceptionOfType(PthException.class).as("%s at %s", value, at)
					.isThrownBy(() -> PthFiles.read(changed));
			}
		}
		byte[] encrypted = file.clone();
		encrypted[directory + 8] |= 1;
		assertRefused(encrypted, "is encrypted");
	}

	@ParameterizedTest
	@CsvSource({ "FloatStorage, 0000c07f, NaN", "FloatStorage, 0000807f, infinite",
			"DoubleStorage, 9c7500883ce4377e, infinite", "HalfStorage, 007c, infinite", "BFloat16Storage, c07f, NaN" })
	void numbersThatAreNotFiniteAreRefused(String type, String number, String what) throws IOException {
		byte[] bytes = HexFormat.of().parseHex(number);
		PthFile file = PthFiles.read(PthFiles
			.file(dictionary("a", tensor(storage(type, "0", 1), 0, new int[] { 1 }, new int[] { 1 })), bytes));
		assertThatExceptionOfType(PthException.class).isThrownBy(() -> file.numbers("a"))
			.withMessageContaining("Number 0 of a is " + what);
	}

	@Test
	void changedFilesAreReadOrRefused() throws IOException {
		byte[] file = PthFiles.write(new Weights(List.of(new Tensor("a", new int[] { 2, 3 }, new float[6]),
				new Tensor("a.running_var", new int[] { 1 }, new float[] { 1 }))));
		Mutations mutations = new Mutations(3);
		int read = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] changed = (i % 2 == 0) ? mutations.of(file)
					: PthFiles.withPickle(file, mutations.of(PthFiles.pickle(file)));
			try {
				PthFile content = PthFiles.read(changed);
				for (String name : content.shapes().keySet()) {
					assertThat(content.numbers(name).values().length).isLessThanOrEqualTo(changed.length);
				}
				read++;
			}
			catch (PthException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		}
		assertThat(read).isBetween(100, 19_900);
	}

	private static void assertRefused(byte[] file, String sentence) {
		assertThatExceptionOfType(PthException.class).isThrownBy(() -> PthFiles.read(file))
			.withMessageContaining(sentence);
	}

	private static String dictionary(String name, String tensor) {
		return BEGIN + DICTIONARY + "(" + text(name) + tensor + "u.";
	}

	private static String tensor(String storage, int offset, int[] sizes, int[] strides) {
		return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + integer(offset) + tuple(sizes) + tuple(strides)
				+ "\u0089" + DICTIONARY + "tR";
	}

	private static String storage(String type, String key, int count) {
		return "(" + text("storage") + "ctorch\n" + type + "\n" + text(key) + text("cpu") + integer(count) + "tQ";
	}

	private static String tuple(int[] numbers) {
		StringBuilder items = new StringBuilder("(");
		for (int each : numbers) {
			items.append(integer(each));
		}
		return items + "t";
	}

	private static String integer(int number) {
		return "J" + littleEndian(number);
	}

	private static String text(String text) {
		return "X" + littleEndian(text.length()) + text;
	}

	private static String littleEndian(int number) {
		byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static byte[] floats(float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return bytes.array();
	}

	private static int[] numbers(String text) {
		return text.isEmpty() ? new int[0] : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	private static float[] floatsOf(String text) {
		return floats(numbers(text));
	}

	private static float[] floats(int[] numbers) {
		float[] values = new float[numbers.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = numbers[i];
		}
		return values;
	}

	private static int[] repeated(int times, int value) {
		int[] values = new int[times];
		Arrays.fill(values, value);
		return values;
	}

}
