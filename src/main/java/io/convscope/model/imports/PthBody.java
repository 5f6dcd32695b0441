package io.convscope.model.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.convscope.memory.BytePieces;
import io.convscope.model.pth.PthException;
import io.convscope.model.pth.PthFile;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.network.Tensor;

/**
 * A state dictionary of PyTorch, whose names and shapes come last, so that all of it is
 * received at once.
 */
final class PthBody implements WeightsBody {

	private final PthFile file;

	private final FileTensors tensors;

	private PthBody(PthFile file) {
		this.file = file;
		this.tensors = FileTensors.of(file.shapes(), Map.of());
	}

	/**
	 * Receives a file.
	 * @param in the file; need not be buffered
	 * @param limit how many bytes it may have
	 * @return the file
	 * @throws InvalidWeightsException if it is not valid
	 * @throws io.convscope.model.safetensors.WeightsTooLargeException if it is too large
	 * @throws IOException if the bytes cannot be read
	 */
	static PthBody receive(InputStream in, SizeLimit limit) throws IOException {
		BytePieces bytes = BytePieces.receive(in, limit.bytes() + 1);
		limit.require(bytes.length());
		try {
			return new PthBody(PthFile.read(bytes));
		}
		catch (PthException ex) {
			throw invalid(ex);
		}
	}

	private static InvalidWeightsException invalid(PthException cause) {
		return InvalidWeightsException
			.because("The body is not a state_dict of torch.save that can be read: " + cause.getMessage() + ".");
	}

	@Override
	public FileTensors tensors() {
		return this.tensors;
	}

	@Override
	public void receive() {
	}

	@Override
	public List<Tensor> numbers(List<FileTensors.Entry> wanted) {
		try {
			List<Tensor> tensors = new ArrayList<>();
			for (FileTensors.Entry each : wanted) {
				tensors.add(this.file.numbers(each.key()).named(each.name()));
			}
			return tensors;
		}
		catch (PthException ex) {
			throw invalid(ex);
		}
	}

}
