package io.convscope.model.pth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.TensorData;
import io.convscope.network.Tensor;

/**
 * Writes tensors as {@code torch.save} writes a state dictionary, so that
 * {@code torch.load} reads them, also with {@code weights_only=True}: a zip of a pickle
 * and of the numbers of each tensor, nothing compressed. Each normalization gets the
 * counter {@code num_batches_tracked} that PyTorch's has, at 0.
 * <p>
 * The bytes depend on the tensors and the type only.
 */
public final class PthWriter {

	// PyTorch aligns numbers so, by an extra field of the entry, and can map them
	private static final int ALIGNMENT = 64;

	private static final int LOCAL_HEADER = 30;

	private static final int FIELD_HEADER = 4;

	// any time that is the same everywhere; at that of DOS, 1980-01-01, Java would ask
	// for the time zone
	private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

	private static final String FOLDER = "archive/";

	private static final String STATISTICS = ".running_var";

	private static final String COUNTER = ".num_batches_tracked";

	private static final byte[] ZERO = new byte[Long.BYTES];

	private final ZipOutputStream zip;

	private long position;

	private PthWriter(ZipOutputStream zip) {
		this.zip = zip;
		zip.setMethod(ZipOutputStream.STORED);
	}

	/**
	 * Writes tensors.
	 * @param tensors the tensors, in the order of the dictionary
	 * @param type single or half precision, to which the numbers are rounded
	 * @param out where to; need not be buffered
	 * @throws IOException if they cannot be written
	 */
	public static void write(List<Tensor> tensors, DType type, OutputStream out) throws IOException {
		List<StateDictPickle.Entry> entries = new ArrayList<>();
		List<Content> storages = new ArrayList<>();
		for (Tensor each : tensors) {
			entries.add(new StateDictPickle.Entry(each.name(), Storage.of(type).typeName(), each.shape()));
			storages.add((to) -> TensorData.write(each.values(), type, to));
			if (each.name().endsWith(STATISTICS)) {
				entries.add(new StateDictPickle.Entry(each.name().replace(STATISTICS, COUNTER),
						Storage.of(DType.I64).typeName(), new int[0]));
				storages.add((to) -> to.write(ZERO));
			}
		}
		ZipOutputStream zip = new ZipOutputStream(out);
		PthWriter writer = new PthWriter(zip);
		writer.add("data.pkl", bytes(StateDictPickle.write(entries)));
		writer.add("byteorder", bytes("little".getBytes(StandardCharsets.US_ASCII)));
		for (int i = 0; i < storages.size(); i++) {
			writer.add("data/" + i, storages.get(i));
		}
		writer.add("version", bytes("3\n".getBytes(StandardCharsets.US_ASCII)));
		zip.finish();
	}

	private static Content bytes(byte[] content) {
		return (to) -> to.write(content);
	}

	private void add(String name, Content content) throws IOException {
		CRC32 sum = new CRC32();
		Counter size = new Counter();
		content.writeTo(new CheckedOutputStream(size, sum));
		ZipEntry entry = new ZipEntry(FOLDER + name);
		entry.setSize(size.bytes);
		entry.setCrc(sum.getValue());
		entry.setTimeLocal(TIME);
		long begin = this.position + LOCAL_HEADER + entry.getName().length() + FIELD_HEADER;
		byte[] padding = padding((int) (-begin & (ALIGNMENT - 1)));
		entry.setExtra(padding);
		this.zip.putNextEntry(entry);
		content.writeTo(this.zip);
		this.position = begin - FIELD_HEADER + padding.length + size.bytes;
	}

	private static byte[] padding(int length) {
		byte[] field = new byte[FIELD_HEADER + length];
		Arrays.fill(field, (byte) 'Z');
		ByteBuffer.wrap(field).put((byte) 'F').put((byte) 'B').put((byte) length).put((byte) 0);
		return field;
	}

	/**
	 * Writes the bytes of an entry, the same each time.
	 */
	@FunctionalInterface
	private interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

	/**
	 * Counts bytes.
	 */
	private static final class Counter extends OutputStream {

		private long bytes;

		@Override
		public void write(int value) {
			this.bytes++;
		}

		@Override
		public void write(byte[] values, int offset, int length) {
			this.bytes += length;
		}

	}

}
