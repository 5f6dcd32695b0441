package io.convscope.model.imports;

import java.io.IOException;
import java.util.List;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.network.Tensor;

/**
 * A client's file of weights, whose names and shapes are known before its numbers are
 * read.
 */
interface WeightsBody {

	/**
	 * Returns what the file has.
	 * @return the tensors
	 */
	FileTensors tensors();

	/**
	 * Receives the rest of the file, after the tensors have been found to fit a network.
	 * @throws InvalidWeightsException if the file goes on after its end
	 * @throws IOException if the bytes cannot be read
	 */
	void receive() throws IOException;

	/**
	 * Reads the numbers, for which memory is allocated.
	 * @param wanted which tensors
	 * @return them in this order, under their names here, all numbers finite
	 * @throws InvalidWeightsException if some are missing or not finite
	 * @throws IOException never, since the bytes are in memory
	 */
	List<Tensor> numbers(List<FileTensors.Entry> wanted) throws IOException;

}
