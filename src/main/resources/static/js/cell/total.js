/** A sum as one line: its terms and the result. */
import { el } from '../base/dom.js';
import { short } from '../base/format.js';

/**
 * @param {{ name: string, value: number }[]} terms the terms
 * @param {number} result their sum
 */
export function total(terms, result) {
	const parts = terms.flatMap(({ name, value }, index) =>
		[index || value < 0 ? sign(value < 0 ? '−' : '+') : '', term(value, name, Math.abs(value))]);
	return el('p', { class: 'total' }, ...parts, sign('='), resultOf(result));
}

/** A number of a computation, perhaps with a name below it. */
export const term = (value, name = '', shown = value) =>
	el('span', { 'class': 'term', 'data-value': value }, short(shown), name ? el('small', {}, name) : '');

/** A sign between two numbers. */
export const sign = (text) => el('span', { class: 'sign' }, text);

/** What a computation comes to. */
export const resultOf = (value) => el('strong', { 'class': 'result', 'data-value': value }, short(value));
