package io.convscope.model.pth;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.convscope.model.safetensors.DType;
import io.convscope.network.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * State dictionaries are written byte by byte as PyTorch reads them.
 */
class PthWriterTests {

	private static final List<Tensor> TENSORS = List.of(
			new Tensor("conv1.weight", new int[] { 1, 2, 1, 1 }, new float[] { 0.5f, -3 }),
			new Tensor("bn1.running_var", new int[] { 1 }, new float[] { 2 }));

	@Test
	void isAZipOfStoredEntriesWhoseNumbersAreAligned() throws IOException {
		byte[] file = write(DType.F32);
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			requireEntry(zip, "archive/data.pkl", null);
			requireEntry(zip, "archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
			requireEntry(zip, "archive/data/0", bytes(8).putFloat(0.5f).putFloat(-3).array());
			requireEntry(zip, "archive/data/1", bytes(4).putFloat(2).array());
			requireEntry(zip, "archive/data/2", new byte[8]);
			requireEntry(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(zip.getNextEntry()).isNull();
		}
		assertThat(indexOf(file, bytes(8).putFloat(0.5f).putFloat(-3).array()) % 64).isZero();
	}

	private static void requireEntry(ZipInputStream zip, String name, byte @Nullable [] content) throws IOException {
		ZipEntry entry = zip.getNextEntry();
		assertThat(entry.getName()).isEqualTo(name);
		assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
		byte[] read = zip.readAllBytes();
		if (content != null) {
			assertThat(read).isEqualTo(content);
		}
	}

	@Test
	void halfPrecisionTakesHalfTheSize() throws IOException {
		assertThat(new String(write(DType.F16), StandardCharsets.ISO_8859_1)).contains("ctorch\nHalfStorage\n")
			.contains("ctorch\nLongStorage\n")
			.doesNotContain("FloatStorage");
	}

	@Test
	void theBytesAreTheSameAtAnyPlaceAndTime() throws IOException {
		byte[] file = write(DType.F32);
		TimeZone zone = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
			assertThat(write(DType.F32)).isEqualTo(file);
		}
		finally {
			TimeZone.setDefault(zone);
		}
	}

	private static byte[] write(DType type) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PthWriter.write(TENSORS, type, out);
		return out.toByteArray();
	}

	private static ByteBuffer bytes(int count) {
		return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static int indexOf(byte[] file, byte[] part) {
		return new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
	}

}
