/**
 * Reads numbers from NumPy files, version 1.0, as the service writes them:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */

const LENGTH_AT = 8;
const HEADER_AT = 10;

/**
 * @param {Blob} blob a file of float32 numbers
 * @returns {Promise<{ shape: number[], values: Float32Array }>} the sizes, outermost first, and the numbers
 */
export async function readNpy(blob) {
	const buffer = await blob.arrayBuffer();
	const end = HEADER_AT + new DataView(buffer).getUint16(LENGTH_AT, true);
	const header = new TextDecoder().decode(buffer.slice(HEADER_AT, end));
	const shape = header.match(/\(([\d, ]*)\)/)[1].split(',').map((size) => size.trim()).filter(Boolean).map(Number);
	return { shape, values: new Float32Array(buffer, end) };
}
