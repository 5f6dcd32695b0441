/** Which square of the picture a cell has seen: each layer before it widens the view. */

const WIDENED = {
	convolution: ([from, to]) => [from - 1, to + 1],
	maxpool: ([from, to]) => [from * 2, to * 2 + 1],
};

/**
 * @param {object[]} layers those from the first to the cell's own
 * @param {{ row: number, column: number }} cell
 * @returns {{ rows: number[], columns: number[] }} first and last row and column, which may lie outside of the picture
 */
export function seenBy(layers, { row, column }) {
	const before = (range) => [...layers].reverse().reduce((seen, { kind }) => (WIDENED[kind] ? WIDENED[kind](seen) : seen), range);
	return { rows: before([row, row]), columns: before([column, column]) };
}
