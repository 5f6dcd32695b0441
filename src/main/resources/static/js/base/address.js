/** What the page shows, in its address: `#look?layer=conv2&sample=shapes/test/3`. Whoever opens the link sees the same. */

/** All keys of an address, with their defaults; without a layer, the first of the network is shown. */
export const DEFAULTS = {
	tab: 'train', lesson: '', run: '', with: '', sweep: '', metric: 'loss', smooth: '0', scale: 'linear', network: '', layers: '',
	model: '', sample: '', layer: '', beside: '', besideLayer: '', show: 'maps', channel: '0', cell: '', palette: 'viridis',
	normalize: 'channel', epoch: '', method: 'gradcam', signs: 'both', label: '', strength: '60', confusion: '', versus: '',
	kernel: 'sobel-x', size: '3', stride: '1', padding: 'same', bias: '0', colours: 'grey', ten: '0',
	own: '',
};

/** Reads a fragment; missing keys get their defaults. The values are not checked here. */
export function read(fragment) {
	const [tab, query = ''] = fragment.replace(/^#/, '').split('?');
	const known = [...new URLSearchParams(query)].filter(([key]) => Object.hasOwn(DEFAULTS, key) && key !== 'tab');
	return { ...DEFAULTS, ...Object.fromEntries(known), tab: tab || DEFAULTS.tab };
}

/** Writes the fragment for what is shown, without the keys that have their defaults. */
export function write(view) {
	const changed = Object.entries(view).filter(([key, value]) => key !== 'tab' && value !== DEFAULTS[key]);
	const query = new URLSearchParams(changed).toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
	return `#${view.tab}${query ? `?${query}` : ''}`;
}
