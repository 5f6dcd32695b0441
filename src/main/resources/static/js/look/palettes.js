/** Colours for numbers, also for colour-blind users; the same as in the service's pictures. */

const RAMPS = {
	viridis: ['440154', '482475', '414487', '355f8d', '2a788e', '21918c', '22a884', '44bf70', '7ad151', 'bddf26', 'fde725'],
	gray: ['000000', 'ffffff'],
	diverging: ['053061', '2166ac', '4393c3', '92c5de', 'd1e5f0', 'f7f7f7', 'fddbc7', 'f4a582', 'd6604d', 'b2182b', '67001f'],
};

const STOPS = Object.fromEntries(Object.entries(RAMPS).map(([name, colours]) =>
	[name, colours.map((hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)))]));

/**
 * Maps a number between least and greatest to red, green and blue; the middle of the diverging palette is zero. Where all numbers are
 * equal, the other palettes show zeros at their dark end and other numbers in the middle.
 */
export function ramp(palette, least, greatest) {
	const stops = STOPS[palette] || STOPS.viridis;
	const reach = Math.max(Math.abs(least), Math.abs(greatest));
	const [from, to] = palette === 'diverging' ? [-reach, reach] : [least, greatest];
	const only = palette !== 'diverging' && least === 0 ? 0 : 0.5;
	return (value) => {
		const share = to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : only;
		const at = share * (stops.length - 1);
		const stop = Math.min(stops.length - 2, Math.floor(at));
		return stops[stop].map((part, index) => Math.round(part + (stops[stop + 1][index] - part) * (at - stop)));
	};
}
