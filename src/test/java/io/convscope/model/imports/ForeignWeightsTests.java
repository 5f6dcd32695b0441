package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.convscope.model.pth.PthFiles;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.SafetensorsFiles;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Weights are taken as PyTorch and its wrappers leave them: as a state dictionary, under
 * longer names, in other types.
 */
class ForeignWeightsTests {

	private static final List<String> LABELS = List.of("cat", "dog");

	private static final NetworkDescription SMALL = OtherNetworks.smallGray();

	private static final Weights WEIGHTS = Weights.initial(new Architecture(SMALL, 2), 1);

	private static final long ROOM = 32 << 20;

	static Stream<UnaryOperator<Weights>> wrappers() {
		return Stream.of(UnaryOperator.identity(), prefixed("module."), prefixed("model."), prefixed("_orig_mod."),
				prefixed("_orig_mod.module."), prefixed("module._orig_mod.model."), prefixed("model.model."));
	}

	private static UnaryOperator<Weights> prefixed(String prefix) {
		return (weights) -> renamed(weights, (name) -> prefix + name);
	}

	private static Weights renamed(Weights weights, UnaryOperator<String> name) {
		return new Weights(weights.tensors().stream().map((each) -> each.named(name.apply(each.name()))).toList());
	}

	@ParameterizedTest
	@MethodSource("wrappers")
	void prefixesOfWrappersAreTakenOff(UnaryOperator<Weights> wrapper) throws IOException {
		assertTaken(SafetensorsFiles.write(wrapper.apply(WEIGHTS)));
		assertTaken(PthFiles.write(wrapper.apply(WEIGHTS)));
	}

	@Test
	void aLayerMayBeCalledAsAPrefixIs() throws IOException {
		Weights named = renamed(WEIGHTS, (name) -> name.replace("eyes", "module").replace("answer", "model"));
		NetworkDescription network = NetworkDescription
			.parse(SMALL.toJson().replace("\"eyes\"", "\"module\"").replace("\"answer\"", "\"model\""));
		for (Weights each : List.of(named, prefixed("module.").apply(named))) {
			Weights read = receive(PthFiles.write(each), network).weights();
			read.requireFit(new Architecture(network, 2));
		}
	}

	@Test
	void twoOfOneNameAreRefused() {
		List<Tensor> both = new ArrayList<>(WEIGHTS.tensors());
		both.add(WEIGHTS.tensors().get(0).named("module.eyes.weight"));
		assertRefused(PthFiles.write(new Weights(both)),
				"eyes.weight and module.eyes.weight are both called eyes.weight without the prefixes");
	}

	@Test
	void everyTensorThatIsNoneOfTheNetworksIsNamed() {
		List<Tensor> more = new ArrayList<>(WEIGHTS.tensors());
		more.add(new Tensor("ema.decay", new int[0], new float[] { 1 }));
		more.add(new Tensor("criterion.weight", new int[] { 2 }, new float[] { 1, 2 }));
		assertRefused(PthFiles.write(new Weights(more)),
				"ema.decay, criterion.weight are not parameters of this network; it has eyes.weight");
		assertRefused(SafetensorsFiles.write(new Weights(more)), "ema.decay, criterion.weight are not parameters");
	}

	@Test
	void theCountersOfNormalizationsAreIgnored() throws IOException {
		NetworkDescription deep = NetworkDescription.builtIn("deep");
		byte[] file = PthFiles.write(Weights.initial(new Architecture(deep, 2), 1));
		assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("bn1.num_batches_tracked");
		ImportedWeights received = ImportedWeights.receive(new ImportRequest(null, null, LABELS),
				List.of(NetworkDescription.article(), deep), ROOM, new ByteArrayInputStream(file), -1);
		assertThat(received.architecture().description()).isEqualTo(deep);
		received.weights().requireFit(received.architecture());
	}

	@ParameterizedTest
	@CsvSource({ "F64, 8", "BF16, 2" })
	void otherTypesBecomeSinglePrecision(String type, int bytes) throws IOException {
		StringBuilder header = new StringBuilder("{");
		int offset = 0;
		for (Tensor each : WEIGHTS.tensors()) {
			int end = offset + bytes * each.values().length;
			header.append(header.length() > 1 ? "," : "")
				.append("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(each.name(), type,
						Arrays.toString(each.shape()), offset, end));
			offset = end;
		}
		ByteBuffer numbers = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
		for (Tensor each : WEIGHTS.tensors()) {
			for (float value : each.values()) {
				if (bytes == Double.BYTES) {
					numbers.putDouble(value);
				}
				else {
					numbers.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
				}
			}
		}
		Weights read = receive(SafetensorsFiles.file(header.append("}").toString(), numbers.array()), SMALL).weights();
		for (Tensor each : WEIGHTS.tensors()) {
			for (int i = 0; i < each.values().length; i++) {
				int bits = Float.floatToRawIntBits(each.values()[i]);
				float expected = (bytes == Double.BYTES) ? each.values()[i] : Float.intBitsToFloat(bits & 0xFFFF0000);
				assertThat(read.get(each.name()).values()[i]).isEqualTo(expected);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.", "\u0080\u0004\u0095\u0000",
			"\u0080\u0002}q" })
	void aBarePickleIsRefusedWithWhatToDo(String beginning) {
		assertRefused(beginning.getBytes(StandardCharsets.ISO_8859_1),
				"save it anew with torch.save(model.state_dict(), path)");
	}

	@Test
	void aHeaderOfSafetensorsMayBeginAsAPickleDoes() throws IOException {
		byte[] file = SafetensorsFiles.write(WEIGHTS);
		String header = SafetensorsFiles.header(file);
		assertTaken(SafetensorsFiles.withHeader(file, header + " ".repeat(0x280 - header.length())));
	}

	@Test
	void aLargeFileOfUnknownLengthIsNotReadToItsEnd() {
		byte[] beginning = { 'P', 'K', 3, 4 };
		byte[] file = Arrays.copyOf(beginning, 2 << 20);
		assertThatExceptionOfType(WeightsTooLargeException.class)
			.isThrownBy(() -> ImportedWeights.receive(new ImportRequest(null, null, LABELS), List.of(SMALL), 1 << 20,
					new ByteArrayInputStream(file), -1));
	}

	private static void assertTaken(byte[] file) throws IOException {
		Weights read = receive(file, SMALL).weights();
		read.requireFit(new Architecture(SMALL, 2));
		for (Tensor each : WEIGHTS.tensors()) {
			assertThat(read.get(each.name()).values()).isEqualTo(each.values());
		}
	}

	private static void assertRefused(byte[] file, String sentence) {
		assertThatExceptionOfType(InvalidWeightsException.class).isThrownBy(() -> receive(file, SMALL))
			.withMessageContaining(sentence);
	}

	private static ImportedWeights receive(byte[] file, NetworkDescription network) throws IOException {
		return ImportedWeights.receive(new ImportRequest(null, null, LABELS).with(network), List.of(SMALL), ROOM,
				new ByteArrayInputStream(file), file.length);
	}

}
