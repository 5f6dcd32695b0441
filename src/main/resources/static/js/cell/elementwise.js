/** A cell computed from one cell of the layer before, or from four: ReLU, dropout, max pooling. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';
import { matrix, ofMap } from './matrix.js';

const result = (value) => el('strong', { 'class': 'result', 'id': 'cell-result', 'data-value': value }, short(value));

const line = (...parts) => ({ parts: [el('p', { class: 'total' }, ...parts)], steps: 0, step: () => {} });

/** ReLU: what is above zero. */
export const relu = {
	words: ({ before, input }) => `${input} has ${short(before)} at this position. `
		+ `${before > 0 ? 'It is above zero and stays as it is.' : 'It is not above zero and becomes zero.'}`,
	render: ({ before, value }) => line(`max( 0, ${short(before)} ) = `, result(value)),
};

/** Dropout: the value of the layer before. */
export const dropout = {
	words: ({ input }) => `Nothing is dropped when the network predicts: the value of ${input} is passed on. `
		+ 'In training, random values are set to zero.',
	render: ({ before, value }) => line(`${short(before)} = `, result(value)),
};

/** A kind of layer without words of its own: the value alone. */
export const plain = {
	words: ({ input }) => `It is computed from ${input}.`,
	render: ({ value }) => line(result(value)),
};

/** Max pooling: the greatest of four. */
export const maxpool = {
	words: ({ input, winner }) => `Of the four values of ${input} in this square, the greatest is passed on: `
		+ `row ${winner.row}, column ${winner.column}.`,
	render({ window: square, winner, top, left, value }) {
		const table = matrix(square, ofMap(square.flat()), { label: 'The four values', format: short });
		table.querySelectorAll('tr')[winner.row - top].children[winner.column - left].classList.add('winner');
		const total = el('p', { class: 'total' }, 'the greatest: ', result(value));
		return { parts: [el('div', { class: 'plane' }, table, el('span', { class: 'sign' }, '→'), total)], steps: 0, step: () => {} };
	},
};
