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

/**
 * How the receptive field grows: for each layer with a window, what one of its cells sees of the picture, the cells lying one upon
 * another.
 * @returns {{ layer: object, rows: number[], columns: number[] }[]} from the first layer to the last
 */
export function growingFields(layers, { row, column }) {
	let [rows, columns] = [[row, row], [column, column]];
	const fields = [];
	for (let index = layers.length - 1; index >= 0; index--) {
		const layer = layers[index];
		if (layer.window?.size > 1) {
			const cell = { row: middle(rows, layer.height), column: middle(columns, layer.width) };
			fields.unshift({ layer, ...receptiveField(layers.slice(0, index + 1), cell) });
		}
		[rows, columns] = [widened(layer, rows), widened(layer, columns)];
	}
	return fields;
}

const middle = ([from, to], side) => Math.max(0, Math.min(side - 1, Math.floor((from + to) / 2)));
