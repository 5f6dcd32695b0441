/** Computes single cells from the maps before, as the service's answers about cells describe them. */

/** A layer without a window looks at one position. */
export const OWN_PLACE = { size: 1, stride: 1, padding: 0 };

/** The first row or column of the input that a row or column of the output looks at; negative in the padding. */
const startOf = ({ stride, padding }, index) => index * stride - padding;

/** How many places a window has along a side of so many values; none where it does not fit. */
export const placesAlong = (side, { size, stride, padding }) => Math.max(0, Math.floor((side + 2 * padding - size) / stride) + 1);

/** A value of maps with their shape; 0 outside. */
function at({ shape: [, height, width], values }, plane, row, column) {
	return row >= 0 && row < height && column >= 0 && column < width ? values[(plane * height + row) * width + column] : 0;
}

const square = (size, make) => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => make(row, column)));

/**
 * The square of one map that a cell looks at.
 * @param {{ shape: number[], values: ArrayLike<number> }} input maps: channel, row, column
 * @param {number} plane which of the maps
 * @param {{ size: number, stride: number, padding: number }} slides the window
 * @param {{ row: number, column: number }} cell of the output
 */
export function squareAt(input, plane, slides, { row, column }) {
	const [top, left] = [startOf(slides, row), startOf(slides, column)];
	return { top, left, window: square(slides.size, (down, right) => at(input, plane, top + down, left + right)) };
}

/**
 * A cell of a convolution.
 * @param {{ planes: number[][][], bias: number }} kernel one plane for each map of the input
 */
export function convolved(input, { planes: kernels, bias }, slides, cell) {
	const [, height, width] = input.shape;
	const planes = kernels.map((kernel, index) => {
		const { window: patch } = squareAt(input, index, slides, cell);
		const products = patch.map((cells, row) => cells.map((value, column) => value * kernel[row][column]));
		return { index, patch, kernel, products, sum: products.flat().reduce((sum, product) => sum + product, 0) };
	});
	const [top, left] = [startOf(slides, cell.row), startOf(slides, cell.column)];
	const padding = square(slides.size, (row, column) =>
		row + top < 0 || row + top >= height || column + left < 0 || column + left >= width);
	return { planes, bias, padding, top, left, value: planes.reduce((sum, plane) => sum + plane.sum, bias) };
}

/** All cells of a convolution, in rows, without their arithmetic. */
export function convolvedMap(input, { planes: kernels, bias }, slides) {
	const [, height, width] = input.shape;
	const cellAt = (row, column) => {
		const [top, left] = [startOf(slides, row), startOf(slides, column)];
		let sum = bias;
		kernels.forEach((kernel, plane) => {
			for (let down = 0; down < slides.size; down++) {
				for (let right = 0; right < slides.size; right++) {
					sum += kernel[down][right] * at(input, plane, top + down, left + right);
				}
			}
		});
		return sum;
	};
	return Array.from({ length: placesAlong(height, slides) }, (_, row) =>
		Array.from({ length: placesAlong(width, slides) }, (__, column) => cellAt(row, column)));
}

/** The greatest of the square's values inside the map, with its position there. */
export function greatestOf({ window: cells, top, left }, [, height, width]) {
	let winner = null;
	cells.forEach((values, down) => values.forEach((value, right) => {
		const [row, column] = [top + down, left + right];
		if (row >= 0 && row < height && column >= 0 && column < width && (!winner || value > winner.value)) {
			winner = { row, column, value };
		}
	}));
	return winner;
}
