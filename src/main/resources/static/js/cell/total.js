/** A sum as one line: its terms and the result. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';

/**
 * @param {{ name: string, value: number }[]} terms the terms
 * @param {number} result their sum
 */
export function total(terms, result) {
	const parts = terms.flatMap(({ name, value }, index) => [
		index || value < 0 ? el('span', { class: 'sign' }, value < 0 ? '−' : '+') : '',
		el('span', { 'class': 'term', 'data-value': value }, short(Math.abs(value)), el('small', {}, name))]);
	return el('p', { class: 'total' }, ...parts, el('span', { class: 'sign' }, '='),
		el('strong', { 'class': 'result', 'id': 'cell-result', 'data-value': result }, short(result)));
}
