/** Labels with bars. */
import { el } from './dom.js';

/** One row: `share` from -1 to 1 is the bar's length, `text` its number in words. */
export function bar({ label, share, text, marked = false }) {
	const fill = el('span', { class: share < 0 ? 'fill below' : 'fill' });
	fill.style.width = `${Math.abs(share) * 100}%`;
	return el('li', { 'class': marked ? 'marked' : '', 'data-label': label },
		el('span', { class: 'label' }, label), el('span', { class: 'bar', 'aria-hidden': 'true' }, fill), el('span', { class: 'value' }, text));
}
