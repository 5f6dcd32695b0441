package io.convscope.model.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.convscope.memory.BytePieces;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.safetensors.SafetensorsException;
import io.convscope.model.safetensors.SafetensorsHeader;
import io.convscope.network.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file, whose header is received before its numbers.
 */
final class SafetensorsBody implements WeightsBody {

	private final SafetensorsHeader header;

	private final FileTensors tensors;

	private final InputStream in;

	private @Nullable BytePieces numbers;

	private SafetensorsBody(SafetensorsHeader header, InputStream in) {
		this.header = header;
		this.in = in;
		Map<String, int[]> shapes = new LinkedHashMap<>();
		header.entries().forEach((each) -> shapes.put(each.name(), each.shape()));
		this.tensors = FileTensors.of(shapes, header.metadata());
	}

	/**
	 * Receives a file's header.
	 * @param in the file; need not be buffered
	 * @param length its length in bytes; negative when unknown
	 * @param limit how many bytes it may have
	 * @return the file
	 * @throws InvalidWeightsException if the header is not valid, or the file has another
	 * length than it says
	 * @throws io.convscope.model.safetensors.WeightsTooLargeException if it is too large
	 * @throws IOException if the bytes cannot be read
	 */
	static SafetensorsBody begin(InputStream in, long length, SizeLimit limit) throws IOException {
		try {
			SafetensorsHeader header = SafetensorsHeader.read(in);
			limit.require(header.fileLength());
			if (length >= 0) {
				header.requireFileLength(length);
			}
			return new SafetensorsBody(header, in);
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
	}

	@Override
	public FileTensors tensors() {
		return this.tensors;
	}

	@Override
	public void receive() throws IOException {
		this.numbers = BytePieces.receive(this.in, this.header.fileLength() - this.header.length());
		if (this.in.read() >= 0) {
			throw InvalidWeightsException.of(this.header.tooLong("the file later"));
		}
	}

	@Override
	public List<Tensor> numbers(List<FileTensors.Entry> wanted) throws IOException {
		if (this.numbers == null) {
			throw new IllegalStateException("The numbers have not been received");
		}
		try {
			Map<String, Tensor> all = Safetensors.numbers(this.header, this.numbers.stream())
				.stream()
				.collect(Collectors.toMap(Tensor::name, Function.identity()));
			return wanted.stream().map((each) -> all.get(each.key()).named(each.name())).toList();
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
	}

}
