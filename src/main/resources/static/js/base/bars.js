/** Labels with bars. */
import { el, named } from './dom.js';

/**
 * One row.
 * @param {{ label: string, share: number, text: string, marked?: boolean, press?: () => void }} row the bar's length, from -1 to 1, its
 * number as text, and what pressing the label does, if anything
 */
export function bar({ label, share, text, marked = false, press }) {
	const fill = el('span', { class: share < 0 ? 'fill below' : 'fill' });
	fill.style.width = `${Math.abs(share) * 100}%`;
	const name = press ? el('button', { type: 'button', class: 'label link', click: press }, named(label))
		: el('span', { class: 'label' }, named(label));
	return el('li', { 'class': marked ? 'marked' : '', 'data-label': label, 'title': label }, name,
		el('span', { 'class': 'track', 'aria-hidden': 'true' }, fill), el('span', { class: 'value' }, text));
}
