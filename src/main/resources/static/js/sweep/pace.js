/** How fast the sweep plays. */
import { byId, offer } from '../base/dom.js';
import { t } from '../base/words.js';

const NAMES = { slow: t('slow'), medium: t('medium'), fast: t('fast') };

const select = byId('sweep-speed');
let cells = 1;

/** Offers a slow pace to follow the numbers, and two that come to an end soon. */
export function offerPaces(count) {
	cells = count;
	if (!select.value) {
		offer(select, Object.entries(NAMES));
		select.value = 'medium';
	}
}

/** The chosen pace, in cells a second. */
export const pace = () => ({ slow: 3, medium: Math.max(12, cells / 45), fast: Math.max(40, cells / 8) })[select.value];
