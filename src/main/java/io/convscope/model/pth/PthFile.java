package io.convscope.model.pth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.memory.BytePieces;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Tensor;

/**
 * A state dictionary that {@code torch.save} has written. Its names and shapes are read
 * and checked first, the numbers only when they are asked for; nothing in it is executed.
 */
public final class PthFile {

	private static final String PICKLE = "/data.pkl";

	// some 150 bytes make a tensor
	private static final int MOST_PICKLE = 1 << 20;

	private static final String LITTLE_ENDIAN = "little";

	private final Map<String, StoredTensor> tensors;

	private final Map<StoredTensor.Numbers, ZipDirectory.Content> storages = new LinkedHashMap<>();

	private PthFile(Map<String, StoredTensor> tensors) {
		this.tensors = tensors;
	}

	/**
	 * Reads a file's names and shapes.
	 * @param file the whole file
	 * @return what it holds
	 * @throws PthException if it is not a state dictionary, or is not one of the form
	 * that PyTorch writes since 1.6; the message says what is wrong
	 */
	public static PthFile read(BytePieces file) throws PthException {
		ZipDirectory zip = ZipDirectory.of(file);
		String folder = folder(zip);
		ZipDirectory.Content pickle = zip.find(folder + PICKLE).orElseThrow();
		if (pickle.length() > MOST_PICKLE) {
			throw new PthException("its pickle has " + pickle.length() + " bytes; the limit is " + MOST_PICKLE);
		}
		requireByteOrder(zip, folder);
		PthFile read = new PthFile(StateDictionary.of(PickleMachine.read(pickle.bytes())));
		for (StoredTensor each : read.tensors.values()) {
			read.storages.put(each.storage(), content(zip, folder, each.storage()));
		}
		return read;
	}

	private static String folder(ZipDirectory zip) throws PthException {
		String folder = "";
		for (String name : zip.names()) {
			if (name.endsWith("/constants.pkl")) {
				throw new PthException("it is a program of torch.jit.save; " + PthException.SAVE_ANEW);
			}
			if (name.endsWith(PICKLE)) {
				folder = name.substring(0, name.length() - PICKLE.length());
			}
		}
		if (folder.isEmpty() || folder.contains("/")) {
			throw new PthException("it is a zip, but has no data.pkl as torch.save writes it");
		}
		return folder;
	}

	private static void requireByteOrder(ZipDirectory zip, String folder) throws PthException {
		ZipDirectory.Content order = zip.find(folder + "/byteorder").orElse(null);
		if (order != null && (order.length() != LITTLE_ENDIAN.length()
				|| !new String(order.bytes(), StandardCharsets.US_ASCII).equals(LITTLE_ENDIAN))) {
			throw new PthException("its numbers are not little-endian");
		}
	}

	private static ZipDirectory.Content content(ZipDirectory zip, String folder, StoredTensor.Numbers storage)
			throws PthException {
		ZipDirectory.Content content = zip.find(folder + "/data/" + storage.key())
			.orElseThrow(() -> new PthException("it has no storage " + Texts.quoted(storage.key())));
		int bytes = storage.type().type().bytes();
		if (content.length() % bytes != 0 || content.length() / bytes != storage.count()) {
			throw new PthException("its storage " + Texts.quoted(storage.key()) + " has " + content.length()
					+ " bytes, not " + storage.count() + " numbers of " + bytes);
		}
		return content;
	}

	/**
	 * Lists the tensors.
	 * @return their shapes by name, in the order of the file
	 */
	public Map<String, int[]> shapes() {
		Map<String, int[]> shapes = new LinkedHashMap<>();
		this.tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
		return shapes;
	}

	/**
	 * Reads the numbers of a tensor, and allocates memory for them, so its shape has to
	 * be checked before.
	 * @param name one of those of {@link #shapes()}
	 * @return the tensor in single precision
	 * @throws PthException if a number is not finite
	 */
	public Tensor numbers(String name) throws PthException {
		StoredTensor tensor = this.tensors.get(name);
		ZipDirectory.Content content = this.storages.get(tensor.storage());
		DType type = tensor.storage().type().type();
		ByteBuffer number = ByteBuffer.allocate(type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		float[] values = new float[Math.toIntExact(Tensor.sizeOf(tensor.shape()))];
		for (int i = 0; i < values.length; i++) {
			content.copy(tensor.place(i) * type.bytes(), number.array());
			values[i] = type.get(number.rewind());
			if (!Float.isFinite(values[i])) {
				throw new PthException(DType.notFinite(values[i], name, i));
			}
		}
		return new Tensor(name, tensor.shape(), values);
	}

}
