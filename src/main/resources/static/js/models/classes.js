/** Precision and recall of each class. */
import { byId, el, named } from '../base/dom.js';
import { count, percent } from '../base/format.js';

/** Draws the table of an evaluation's classes. */
export function renderClasses({ classes }) {
	byId('classes').replaceChildren(...classes.map(({ label, support, precision, recall, f1 }) =>
		el('tr', {}, el('th', { scope: 'row' }, named(label)), el('td', {}, count(support)), share(precision), share(recall),
			el('td', {}, f1 == null ? '–' : f1.toFixed(3)))));
}

function share(value) {
	const cell = el('td', { class: 'share' }, el('span', {}, percent(value)));
	cell.style.setProperty('--share', `${100 * (value ?? 0)}%`);
	return cell;
}
