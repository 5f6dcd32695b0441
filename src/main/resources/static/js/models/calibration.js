/** Calibration: whether the network is right as often as its confidence says. */
import { byId, el } from '../base/dom.js';
import { percent, plural } from '../base/format.js';

/** Draws the bins of an evaluation's calibration. */
export function renderCalibration({ calibration: { bins } }) {
	byId('calibration').replaceChildren(...bins.map(column));
	const fullest = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
	byId('calibration-words').textContent = fullest.count
		? `Where it is ${percent(fullest.confidence)} sure on average (${plural(fullest.count, 'picture')}), it is right in `
			+ `${percent(fullest.accuracy)}. Bars that reach their mark mean that its confidence can be trusted.` : '';
}

function column({ from, to, count: pictures, confidence, accuracy }) {
	const range = `${Math.round(from * 100)}–${Math.round(to * 100)}%`;
	const words = pictures ? `${range} sure: ${plural(pictures, 'picture')}, right in ${percent(accuracy)}` : `${range} sure: no picture`;
	const bar = el('span', { class: 'bar' });
	const mark = el('span', { class: 'confidence' });
	bar.style.height = `${100 * (accuracy ?? 0)}%`;
	mark.style.bottom = `${100 * (confidence ?? 0)}%`;
	return el('li', { title: words },
		el('span', { 'class': pictures ? 'well' : 'well none', 'aria-hidden': 'true' }, bar, pictures ? mark : ''),
		el('small', { 'aria-hidden': 'true' }, Math.round(to * 100)),
		el('span', { class: 'visually-hidden' }, words));
}
