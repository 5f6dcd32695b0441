/** A confusion matrix as SVG and as numbers. */
import { colour } from '../base/theme.js';
import { t } from '../base/words.js';
import { figure, node, plainColour, text } from './svg.js';

const CELL = 38;
const LONGEST = 20;
const LETTER = 7.5;

const shortened = (label) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label);

/**
 * Draws the matrix.
 * @param {{ labels: string[], confusion: number[][] }} evaluation of a model
 * @param {(row: number, column: number) => HTMLElement} shown the page's cell, whose colours are taken
 * @param {string} title says of what
 */
export function matrixFigure({ labels, confusion }, shown, title) {
	const side = labels.length * CELL;
	const margin = 12 + LETTER * Math.max(...labels.map((label) => shortened(label).length));
	const cells = confusion.flatMap((counts, row) => counts.flatMap((count, column) => {
		const style = getComputedStyle(shown(row, column));
		const [x, y] = [margin + column * CELL, margin + row * CELL];
		const square = { x: x + 1, y: y + 1, width: CELL - 2, height: CELL - 2, rx: 3, fill: plainColour(style.backgroundColor) };
		return [node('rect', square), ...(count ? [text(count, x + CELL / 2, y + CELL / 2 + 4,
			{ 'text-anchor': 'middle', 'font-weight': 600, 'font-size': 12, 'fill': plainColour(style.color) })] : [])];
	}));
	const names = labels.flatMap((label, index) => {
		const middle = margin + index * CELL + CELL / 2;
		return [text(shortened(label), margin - 8, middle + 4, { 'text-anchor': 'end' }),
			text(shortened(label), 0, 0, { transform: `translate(${middle + 4} ${margin - 6}) rotate(-50)` })];
	});
	return figure(margin + side + 90, margin + side + 24, title, cells, names,
		text(t('rows: true labels; columns: predicted ones'), margin, margin + side + 20, { fill: colour('--quiet') }));
}

/** The matrix in rows, the first with the predicted labels. */
export const matrixNumbers = ({ labels, confusion }) =>
	[['true label', ...labels], ...confusion.map((counts, row) => [labels[row], ...counts])];
