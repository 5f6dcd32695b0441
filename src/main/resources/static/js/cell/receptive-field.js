/** Which square of the picture a cell depends on: each layer before it with a window widens its receptive field. */

/** The rows or columns of the layer before that a range of them looks at. */
const widened = ({ window: slides }, [from, to]) => (slides
	? [from * slides.stride - slides.padding, to * slides.stride - slides.padding + slides.size - 1] : [from, to]);

/**
 * @param {object[]} layers those from the first to the cell's own
 * @param {{ row: number, column: number }} cell
 * @returns {{ rows: number[], columns: number[] }} first and last row and column, which may lie outside the picture
 */
export function receptiveField(layers, { row, column }) {
	const before = (range) => [...layers].reverse().reduce((field, layer) => widened(layer, field), range);
	return { rows: before([row, row]), columns: before([column, column]) };
}
