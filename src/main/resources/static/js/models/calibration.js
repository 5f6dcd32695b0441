/** Calibration: whether the network is right as often as its confidence says. */
import { byId, el } from '../base/dom.js';
import { percent, plural } from '../base/format.js';
import { t } from '../base/words.js';

/** Draws the bins of an evaluation's calibration. */
export function renderCalibration({ calibration: { bins } }) {
	byId('calibration').replaceChildren(...bins.map(column));
	const fullest = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
	byId('calibration-words').textContent = fullest.count
		? t('Where it is {confidence} sure on average ({pictures}), it is right in {accuracy}. '
			+ 'Bars that reach their mark mean that its confidence can be trusted.',
		{ confidence: percent(fullest.confidence), pictures: plural(fullest.count, 'picture'), accuracy: percent(fullest.accuracy) }) : '';
}

function column({ from, to, count: pictures, confidence, accuracy }) {
	const range = `${Math.round(from * 100)}–${Math.round(to * 100)}%`;
	const words = pictures
		? t('{range} sure: {pictures}, right in {accuracy}', { range, pictures: plural(pictures, 'picture'), accuracy: percent(accuracy) })
		: t('{range} sure: no picture', { range });
	const bar = el('span', { class: 'bar' });
	const mark = el('span', { class: 'confidence' });
	bar.style.height = `${100 * (accuracy ?? 0)}%`;
	mark.style.bottom = `${100 * (confidence ?? 0)}%`;
	return el('li', { title: words },
		el('span', { 'class': pictures ? 'well' : 'well none', 'aria-hidden': 'true' }, bar, pictures ? mark : ''),
		el('small', { 'aria-hidden': 'true' }, Math.round(to * 100)),
		el('span', { class: 'visually-hidden' }, words));
}
