/** The confusion matrix: a row for each true label, a column for each predicted one; a cell opens its pictures. */
import { byId, el, isolated, named } from '../base/dom.js';
import { on, show, view } from '../base/state.js';
import { t } from '../base/words.js';

const HALF = 0.5;

const table = byId('confusion');

/** Starts the marks and the keys of the matrix. */
export function startConfusion() {
	table.addEventListener('keydown', moveFocus);
	on(['confusion'], mark);
}

/** Renders the confusion matrix of an evaluation. */
export function renderConfusion({ labels, confusion }) {
	const head = el('tr', {}, el('td', {}), ...labels.map((label) =>
		el('th', { scope: 'col' }, el('span', { title: label }, named(label)))));
	table.replaceChildren(el('thead', {}, head), el('tbody', {}, ...confusion.map((counts, truth) => {
		const support = counts.reduce((sum, each) => sum + each, 0) || 1;
		return el('tr', {}, el('th', { scope: 'row', title: labels[truth] }, named(labels[truth])),
			...counts.map((number, predicted) => cell(number, number / support, truth, predicted, labels)));
	})));
	mark();
}

/** The pictures behind a cell, as text. */
export const cellText = (number, truth, predicted, labels) => (truth === predicted
	? t('{n} × {label}, correct', { n: number, label: isolated(labels[truth]) })
	: t('{n} × {label}, predicted as {predicted}', { n: number, label: isolated(labels[truth]), predicted: isolated(labels[predicted]) }));

function cell(number, share, truth, predicted, labels) {
	const text = cellText(number, truth, predicted, labels);
	const address = `${truth},${predicted}`;
	const button = el('button', { 'type': 'button', 'class': truth === predicted ? 'right' : 'wrong', 'data-cell': address, 'title': text,
		'aria-label': text, 'disabled': number === 0, 'click': () => show({ confusion: address }) }, number || '');
	button.style.setProperty('--depth', `${Math.round(depth(share))}%`);
	button.classList.toggle('full', share >= HALF);
	return el('td', {}, button);
}

/**
 * How deep a cell's colour is, in percent: the square root spreads the small shares, so that rare mistakes are visible too. The middle is
 * left out, since neither dark nor light figures would be readable on it.
 */
const depth = (share) => (share >= HALF ? 94 + 12 * (share - HALF) : 8 + 37 * Math.sqrt(share / HALF));

function mark() {
	const buttons = [...table.querySelectorAll('button:not(:disabled)')];
	const chosen = buttons.find((button) => button.dataset.cell === view.confusion);
	for (const button of buttons) {
		button.setAttribute('aria-pressed', String(button === chosen));
		button.tabIndex = button === (chosen || buttons[0]) ? 0 : -1;
	}
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The arrow keys move to the next cell that has pictures. */
function moveFocus(event) {
	const [rows, columns] = STEPS[event.key] || [];
	if (rows === undefined || !event.target.dataset.cell) {
		return;
	}
	event.preventDefault();
	let [row, column] = event.target.dataset.cell.split(',').map(Number);
	let next;
	do {
		row += rows;
		column += columns;
		next = table.querySelector(`[data-cell="${row},${column}"]`);
	} while (next?.disabled);
	next?.focus();
}
