/** What was taken for what: a row for each true label, a column for each answer; a cell opens the pictures behind it. */
import { byId, el, isolated, named } from '../base/dom.js';
import { on, show, view } from '../base/state.js';

const HALF = 0.5;

const table = byId('confusion');

/** Starts the marks and the keys of the matrix. */
export function startConfusion() {
	table.addEventListener('keydown', moveFocus);
	on(['confusion'], mark);
}

/** Draws the matrix of an evaluation. */
export function renderConfusion({ labels, confusion }) {
	const head = el('tr', {}, el('td', {}), ...labels.map((label) => el('th', { scope: 'col' }, el('span', { title: label }, named(label)))));
	table.replaceChildren(el('thead', {}, head), el('tbody', {}, ...confusion.map((counts, truth) => {
		const support = counts.reduce((sum, each) => sum + each, 0) || 1;
		return el('tr', {}, el('th', { scope: 'row', title: labels[truth] }, named(labels[truth])), ...counts.map((number, said) => cell(number, number / support, truth, said, labels)));
	})));
	mark();
}

function cell(number, share, truth, said, labels) {
	const words = truth === said ? `${number} × ${isolated(labels[truth])}, rightly` : `${number} × ${isolated(labels[truth])}, taken for ${isolated(labels[said])}`;
	const button = el('button', { 'type': 'button', 'class': truth === said ? 'right' : 'wrong', 'data-cell': `${truth},${said}`, 'title': words, 'aria-label': words,
		'disabled': number === 0, 'click': () => show({ confusion: `${truth},${said}` }) }, number || '');
	button.style.setProperty('--depth', `${Math.round(depth(share))}%`);
	button.classList.toggle('full', share >= HALF);
	return el('td', {}, button);
}

/**
 * How deep a cell's colour is, in percent: the root spreads the small shares, so that few mistakes are to be seen too; a middle is left out, on
 * which neither dark nor light figures could be read.
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

/** The arrow keys go to the next cell that has pictures. */
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
