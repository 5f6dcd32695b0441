/** A cell that is made of one cell before it, or of four: ReLU, dropout, max pooling. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';
import { matrix, ofMap } from './matrix.js';

const result = (value) => el('strong', { 'class': 'result', 'id': 'cell-result', 'data-value': value }, short(value));

const line = (...parts) => ({ parts: [el('p', { class: 'total' }, ...parts)], steps: 0, step: () => {} });

/** ReLU: what is above zero. */
export const relu = {
	words: ({ before, input }) => `${input} has ${short(before)} at this place. ${before > 0 ? 'That is above zero, so it stays as it is.' : 'That is not above zero, so nothing is left of it.'}`,
	render: ({ before, value }) => line(`max( 0, ${short(before)} ) = `, result(value)),
};

/** Dropout: the same as before. */
export const dropout = {
	words: ({ input }) => `Nothing is dropped when the network answers: the value of ${input} goes through. In training, some of them would have been blanked by chance.`,
	render: ({ before, value }) => line(`${short(before)} = `, result(value)),
};

/** Max pooling: the greatest of four. */
export const maxpool = {
	words: ({ input, winner }) => `Four values of ${input} lie in this square; the greatest, at row ${winner.row}, column ${winner.column}, goes on.`,
	render({ window: square, winner, top, left, value }) {
		const table = matrix(square, ofMap(square.flat()), { label: 'The four values', format: short });
		table.querySelectorAll('tr')[winner.row - top].children[winner.column - left].classList.add('winner');
		return { parts: [el('div', { class: 'plane' }, table, el('span', { class: 'sign' }, '→'), el('p', { class: 'total' }, 'the greatest: ', result(value)))], steps: 0, step: () => {} };
	},
};
