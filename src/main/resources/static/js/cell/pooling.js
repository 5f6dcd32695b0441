/** A cell computed from a square of the layer before, or from a whole map: max pooling, average pooling. */
import { el } from '../base/dom.js';
import { count } from '../base/format.js';
import { draw } from '../look/map-canvas.js';
import { matrix, ofMap } from './matrix.js';
import { resultOf, sign, term } from './total.js';

// a larger square is drawn without its numbers
const MAX_NUMBERS = 64;

/** Max pooling: the greatest value. */
export const maxpool = {
	words: ({ input, winner, window: square }) => `Of the ${count(square.flat().length)} values of ${input} in this square, `
		+ `the greatest is passed on: row ${winner.row}, column ${winner.column}.`,
	render(answer) {
		const { winner, top, left, value } = answer;
		const table = squareOf(answer, 'outside the map: does not count');
		table.querySelectorAll('tr')[winner.row - top]?.children[winner.column - left].classList.add('winner');
		return beside(table, sign('the greatest:'), resultOf(value));
	},
};

/** Average pooling: the mean of a square. */
export const avgpool = {
	words: ({ input, window: square }) => `The mean of the ${count(square.flat().length)} values of ${input} in this square.`,
	render: (answer) => beside(squareOf(answer, 'outside the map: counts as 0'), ...quotient(answer)),
};

/** Global average pooling: the mean of a map. */
export const globalavgpool = {
	words: ({ input, channel, window: map }) => `The mean of all ${count(map.flat().length)} values of map ${channel} of ${input}.`,
	render: (answer) => beside(squareOf(answer, ''), ...quotient(answer)),
};

const quotient = ({ sum, window: square, value }) =>
	[term(sum, 'sum'), sign('÷'), term(square.flat().length, 'values'), sign('='), resultOf(value)];

function beside(square, ...parts) {
	const total = el('p', { class: 'total' }, ...parts);
	return { parts: [el('div', { class: 'plane' }, square, el('span', { class: 'sign' }, '→'), total)], steps: 0, step: () => {} };
}

function squareOf({ window: square, top, left, inputShape: [, height, width] }, outsideWords) {
	const numbers = square.flat();
	if (numbers.length > MAX_NUMBERS) {
		const canvas = el('canvas', { 'class': 'square', 'role': 'img', 'aria-label': 'All values as colours' });
		draw(canvas, { values: square, min: Math.min(...numbers), max: Math.max(...numbers) }, 'viridis');
		return canvas;
	}
	const outside = square.map((cells, row) => cells.map((_, column) =>
		row + top < 0 || row + top >= height || column + left < 0 || column + left >= width));
	return matrix(square, ofMap(numbers), { label: 'The values in the square', outside, outsideWords });
}
