/** The line that adds up: terms, and what they come to. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';

/**
 * @param {{ name: string, value: number }[]} terms what is added
 * @param {number} result what it comes to
 */
export function total(terms, result) {
	const parts = terms.flatMap(({ name, value }, index) => [
		index || value < 0 ? el('span', { class: 'sign' }, value < 0 ? '−' : '+') : '',
		el('span', { 'class': 'term', 'data-value': value }, short(Math.abs(value)), el('small', {}, name))]);
	return el('p', { class: 'total' }, ...parts, el('span', { class: 'sign' }, '='), el('strong', { 'class': 'result', 'id': 'cell-result', 'data-value': result }, short(result)));
}
