/** What the page shows, in its address: `#look?layer=conv1&sample=shapes/test/3`. Whoever gets the link sees the same. */

/** Everything that an address may say, with what holds where it says nothing. */
export const DEFAULTS = {
	tab: 'train', run: '', with: '', metric: 'loss', model: '', sample: '', layer: 'conv1', show: 'maps', channel: '0', cell: '',
	palette: 'viridis', normalize: 'channel', epoch: '', method: 'gradcam', signs: 'both', label: '', strength: '60', confusion: '', versus: '',
};

/** Reads a fragment; what it does not say has its default. Whether there is what it says is for others to find out. */
export function read(fragment) {
	const [tab, query = ''] = fragment.replace(/^#/, '').split('?');
	const known = [...new URLSearchParams(query)].filter(([key]) => Object.hasOwn(DEFAULTS, key) && key !== 'tab');
	return { ...DEFAULTS, ...Object.fromEntries(known), tab: tab || DEFAULTS.tab };
}

/** Writes the fragment for what is shown, leaving out what is as ever. */
export function write(view) {
	const said = Object.entries(view).filter(([key, value]) => key !== 'tab' && value !== DEFAULTS[key]);
	const query = new URLSearchParams(said).toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
	return `#${view.tab}${query ? `?${query}` : ''}`;
}
