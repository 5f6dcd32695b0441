/** Which square of the picture a cell depends on: each layer before it widens its receptive field. */

const WIDENED = {
	convolution: ([from, to]) => [from - 1, to + 1],
	maxpool: ([from, to]) => [from * 2, to * 2 + 1],
};

/**
 * @param {object[]} layers those from the first to the cell's own
 * @param {{ row: number, column: number }} cell
 * @returns {{ rows: number[], columns: number[] }} first and last row and column, which may lie outside the picture
 */
export function receptiveField(layers, { row, column }) {
	const before = (range) => [...layers].reverse().reduce((field, { kind }) => (WIDENED[kind] ? WIDENED[kind](field) : field), range);
	return { rows: before([row, row]), columns: before([column, column]) };
}
