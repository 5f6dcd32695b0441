/** Kernels: those that image processing has known for long, and any other as a list of its weights. */
import { t } from '../base/words.js';

/** The sizes that can be chosen; a model's filters may have others. */
export const SIZES = [1, 3, 5, 7];

export const MAX_STRIDE = 8;
export const MAX_PADDING = 10;

const grid = (size, weight) => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => weight(row, column)));

const middle = (size) => (size - 1) / 2;

const isMiddle = (size, row, column) => row === middle(size) && column === middle(size);

// rows of Pascal's triangle, and their differences: the smoothing and the slope of Sobel's kernels
const SMOOTH = { 3: [1, 2, 1], 5: [1, 4, 6, 4, 1], 7: [1, 6, 15, 20, 15, 6, 1] };
const SLOPE = { 3: [-1, 0, 1], 5: [-1, -2, 0, 2, 1], 7: [-1, -4, -5, 0, 5, 4, 1] };

const gaussian = (size) => grid(size, (row, column) => (SMOOTH[size][row] * SMOOTH[size][column]) / 4 ** (size - 1));

/** By name: what it is called, what it does as a sentence, and its weights for a size; of size 1, only the identity makes sense. */
const PRESETS = {
	'identity': [t('Identity'), t('This kernel leaves everything as it is.'), (size) =>
		grid(size, (row, column) => Number(isMiddle(size, row, column)))],
	'edges': [t('Edges'), t('This kernel finds where a pixel differs from those around it.'), (size) =>
		grid(size, (row, column) => (isMiddle(size, row, column) ? size ** 2 - 1 : -1))],
	'sobel-x': [t('Sobel, upright edges'), t('This kernel finds where it gets brighter from left to right.'), (size) =>
		grid(size, (row, column) => SMOOTH[size][row] * SLOPE[size][column])],
	'sobel-y': [t('Sobel, level edges'), t('This kernel finds where it gets brighter from top to bottom.'), (size) =>
		grid(size, (row, column) => SLOPE[size][row] * SMOOTH[size][column])],
	'blur': [t('Blur'), t('This kernel takes the mean of a square.'), (size) => grid(size, () => 1 / size ** 2)],
	'gaussian': [t('Soft blur (Gaussian)'), t('This kernel takes a mean in which near pixels count more.'), gaussian],
	'sharpen': [t('Sharpen'), t('This kernel adds what a pixel differs by from those around it.'), (size) => {
		const around = size === 3 ? [[0, 1, 0], [1, 0, 1], [0, 1, 0]] : gaussian(size);
		return grid(size, (row, column) => (isMiddle(size, row, column) ? (size === 3 ? 5 : 2) : 0) - around[row][column]);
	}],
	'emboss': [t('Emboss'), t('This kernel makes it look as if lit from one corner.'), (size) => grid(size, (row, column) =>
		(isMiddle(size, row, column) ? 1 : (row + column - 2 * middle(size)) / middle(size)))],
};

/** The presets of a size. */
export const presetsOf = (size) => Object.entries(PRESETS).filter(([name]) => size > 1 || name === 'identity')
	.map(([name, [title]]) => ({ name, title }));

/** What a preset does, as a sentence; undefined for other kernels. */
export const deedOf = (name) => PRESETS[name]?.[1];

/** The kernel's size and planes from a list of its weights: a square, or three of them for red, green and blue. */
function listed(text) {
	const weights = text.split(',').map(Number);
	const planes = Number.isInteger(Math.sqrt(weights.length)) ? 1 : 3;
	const size = Math.sqrt(weights.length / planes);
	if (weights.some((weight) => !Number.isFinite(weight)) || !Number.isInteger(size) || size > 11) {
		return null;
	}
	return Array.from({ length: planes }, (_, plane) => grid(size, (row, column) => weights[(plane * size + row) * size + column]));
}

/** Writes the weights as an address has them. */
export const listOf = (planes) => planes.flat(2).map((weight) => Number(weight.toPrecision(6))).join(',');

/**
 * The kernel that an address means.
 * @param {string} name a preset, `filter-` with a number, or the weights
 * @param {number} size of a preset
 * @param {object[]} filters those of the model's first convolution, as the service lists them; empty before they are known
 * @returns {{ planes: number[][][], bias: number, own: boolean }|null} null where there is none such
 */
export function kernelOf(name, size, filters) {
	if (PRESETS[name]) {
		return size === 1 && name !== 'identity' ? null : { planes: [PRESETS[name][2](size)], bias: 0, own: false };
	}
	const [, number] = name.match(/^filter-(\d+)$/) || [];
	if (number !== undefined) {
		const filter = filters[number];
		// those of 1 × 1 are listed without rows and columns
		const planes = filter?.values.map((plane) => (Array.isArray(plane) ? plane : [[plane]]));
		return filter ? { planes, bias: filter.bias, own: false } : null;
	}
	const planes = listed(name);
	return planes && { planes, bias: 0, own: true };
}

/** A kernel of another size: what is added is zero, what is cut off is lost. */
export const resized = (plane, size) => {
	const shift = (plane.length - size) / 2;
	return grid(size, (row, column) => plane[row + shift]?.[column + shift] ?? 0);
};
