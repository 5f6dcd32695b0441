/** What the page shows, in its address: `#look?layer=conv1&sample=shapes/test/3`. Whoever gets the link sees the same. */

/** The views; the first is shown where the address names none. */
const TABS = ['train', 'look', 'predict', 'models'];

/** Everything that an address may say, with what holds where it says nothing. */
const DEFAULTS = {
	tab: TABS[0], run: '', with: '', metric: 'loss', model: '', sample: '', layer: 'conv1', show: 'maps', channel: '0', cell: '',
	palette: 'viridis', normalize: 'channel', epoch: '', method: 'gradcam', signs: 'both', label: '', strength: '60', confusion: '', versus: '',
};

/** Reads a fragment; what it does not say, or says wrongly, has its default. */
export function read(fragment) {
	const [tab, query = ''] = fragment.replace(/^#/, '').split('?');
	const known = [...new URLSearchParams(query)].filter(([key]) => key in DEFAULTS && key !== 'tab');
	return { ...DEFAULTS, ...Object.fromEntries(known), tab: TABS.includes(tab) ? tab : DEFAULTS.tab };
}

/** Writes the fragment for what is shown, leaving out what is as ever. */
export function write(view) {
	const said = Object.entries(view).filter(([key, value]) => key !== 'tab' && value !== DEFAULTS[key]);
	const query = new URLSearchParams(said).toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
	return `#${view.tab}${query ? `?${query}` : ''}`;
}
