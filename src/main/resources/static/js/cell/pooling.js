/** A cell computed from a square of the layer before, or from a whole map: max pooling, average pooling. */
import { el } from '../base/dom.js';
import { count } from '../base/format.js';
import { t } from '../base/words.js';
import { inputName } from '../look/layer-words.js';
import { draw } from '../look/map-canvas.js';
import { matrix, ofMap } from './matrix.js';
import { resultOf, sign, term } from './total.js';

// a larger square is drawn without its numbers
const MAX_NUMBERS = 64;

const placesOf = (input, square) => ({ n: count(square.flat().length), input: inputName(input) });

/** Max pooling: the greatest value. */
export const maxpool = {
	words: ({ input, winner: { row, column }, window: square }) =>
		t('Of the {n} values of {input} in this square, the greatest is passed on: row {row}, column {column}.',
			{ ...placesOf(input, square), row, column }),
	render(answer) {
		const { winner, top, left, value } = answer;
		const table = squareOf(answer, t('outside the map: does not count'));
		table.querySelectorAll('tr')[winner.row - top]?.children[winner.column - left].classList.add('winner');
		return beside(table, sign(t('the greatest:')), resultOf(value));
	},
};

/** Average pooling: the mean of a square. */
export const avgpool = {
	words: ({ input, window: square }) => t('The mean of the {n} values of {input} in this square.', placesOf(input, square)),
	render: (answer) => beside(squareOf(answer, t('outside the map: counts as 0')), ...quotient(answer)),
};

/** Global average pooling: the mean of a map. */
export const globalavgpool = {
	words: ({ input, channel, window: map }) =>
		t('The mean of all {n} values of map {index} of {input}.', { ...placesOf(input, map), index: channel }),
	render: (answer) => beside(squareOf(answer, ''), ...quotient(answer)),
};

const quotient = ({ sum, window: square, value }) =>
	[term(sum, t('sum')), sign('÷'), term(square.flat().length, t('values')), sign('='), resultOf(value)];

function beside(square, ...parts) {
	const total = el('p', { class: 'total' }, ...parts);
	return { parts: [el('div', { class: 'plane' }, square, el('span', { class: 'sign' }, '→'), total)], steps: 0, step: () => {} };
}

function squareOf({ window: square, top, left, inputShape: [, height, width] }, outsideWords) {
	const numbers = square.flat();
	if (numbers.length > MAX_NUMBERS) {
		const canvas = el('canvas', { 'class': 'square', 'role': 'img', 'aria-label': t('All values as colours') });
		draw(canvas, { values: square, min: Math.min(...numbers), max: Math.max(...numbers) }, 'viridis');
		return canvas;
	}
	const outside = square.map((cells, row) => cells.map((_, column) =>
		row + top < 0 || row + top >= height || column + left < 0 || column + left >= width));
	return matrix(square, ofMap(numbers), { label: t('The values in the square'), outside, outsideWords });
}
