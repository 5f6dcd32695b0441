/** Curves as SVG and as numbers. */
import { colour } from '../base/theme.js';
import { t } from '../base/words.js';
import { figure, node, text } from './svg.js';

const WIDTH = 720;
const HEIGHT = 320;
const MARGIN = 64;
const LINE = 22;

/**
 * Draws curves over the epochs.
 * @param {object} chart what is shown
 * @param {string} chart.title says of what
 * @param {Array<{ name: string, colour: string, dash: number[]|undefined, scale: string, points: number[][] }>} chart.lines
 * @param {Object<string, { name: string, range: number[], log: boolean, words: (value: number) => string }>} chart.scales by name; the
 * first one is on the left, a second one on the right, others have no axis, others have no axis
 * @param {Array<{ scale: string, epoch: number, value: number, colour: string, words: string }>} chart.marks points to stand out
 */
export function chartFigure({ title, lines, scales, marks }) {
	const [first, ...others] = Object.keys(scales);
	const most = Math.max(1, ...lines.flatMap(({ points }) => points.map(([epoch]) => epoch)));
	const [left, right] = [MARGIN, WIDTH - (others.length ? MARGIN : 12)];
	const x = (epoch) => left + ((right - left) * epoch) / most;
	const y = Object.fromEntries(Object.entries(scales).map(([name, scale]) => [name, placeOn(scale)]));
	const inside = ({ scale }) => ([, value]) => value != null && Number.isFinite(y[scale](value));
	const curve = (line) => node('path', {
		'd': line.points.filter(inside(line)).map(([epoch, value], index) =>
			`${index ? 'L' : 'M'}${x(epoch).toFixed(1)} ${y[line.scale](value).toFixed(1)}`).join(''),
		'fill': 'none', 'stroke': line.colour, 'stroke-width': 2, 'stroke-dasharray': line.dash?.join(' '), 'stroke-linejoin': 'round',
	});
	const mark = ({ scale, epoch, value, colour: own, words }) => [
		node('circle', { 'cx': x(epoch), 'cy': y[scale](value), 'r': 6, 'fill': 'none', 'stroke': own, 'stroke-width': 2 }),
		text(words, x(epoch), y[scale](value) - 12, { 'text-anchor': epoch > most / 2 ? 'end' : 'start', 'font-size': 12 })];
	const legend = lines.flatMap(({ name, colour: own, dash }, index) => {
		const at = HEIGHT + 62 + index * LINE;
		return [node('line', { 'x1': left, 'x2': left + 30, 'y1': at - 4, 'y2': at - 4, 'stroke': own, 'stroke-width': 3,
			'stroke-dasharray': dash?.join(' ') }), text(name, left + 40, at)];
	});
	return figure(WIDTH, HEIGHT + 54 + lines.length * LINE, title,
		ticks(0, most).filter(Number.isInteger).map((epoch) => text(epoch, x(epoch), HEIGHT + 18, QUIET_MIDDLE())),
		text(t('Epoch'), (left + right) / 2, HEIGHT + 34, { ...QUIET_MIDDLE(), 'font-weight': 600 }),
		axis(scales[first], y[first], left, right, true),
		others.slice(0, 1).map((name) => axis(scales[name], y[name], left, right, false)),
		lines.map(curve), marks.flatMap(mark), legend);
}

const QUIET_MIDDLE = () => ({ 'text-anchor': 'middle', 'fill': colour('--quiet'), 'font-size': 12 });

/** Where a value is drawn, from the top. */
function placeOn({ range: [least, greatest], log }) {
	const [from, to] = log ? [Math.log10(least), Math.log10(greatest)] : [least, greatest];
	return (value) => HEIGHT - ((HEIGHT - 12) * ((log ? Math.log10(value) : value) - from)) / (to - from);
}

function axis({ name, range, log, words }, y, left, right, isLeft) {
	const at = isLeft ? left - 8 : right + 8;
	const end = { 'text-anchor': isLeft ? 'end' : 'start', 'fill': colour('--quiet'), 'font-size': 12 };
	return [
		(log ? powers(...range) : ticks(...range)).map((value) => [
			...(isLeft ? [node('line', { x1: left, x2: right, y1: y(value), y2: y(value), stroke: colour('--line') })] : []),
			text(words(value), at, y(value) + 4, end)]),
		text(name, 0, 0, { ...QUIET_MIDDLE(), 'font-weight': 600,
			'transform': `translate(${isLeft ? 10 : right + 60} ${HEIGHT / 2}) rotate(-90)` }),
	];
}

/** Round numbers from one value to another, about five. */
export function ticks(least, greatest) {
	const rough = (greatest - least) / 5;
	const unit = 10 ** Math.floor(Math.log10(rough));
	const step = unit * [1, 2, 5, 10].find((times) => times * unit >= rough);
	const first = Math.ceil(least / step - 1e-9);
	const length = Math.floor(greatest / step + 1e-9) - first + 1;
	return Array.from({ length }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** One, two and five times the powers of ten from one value to another. */
function powers(least, greatest) {
	const exponents = Array.from({ length: 20 }, (_, index) => index - 12);
	return exponents.flatMap((exponent) => [1, 2, 5].map((times) => Number(`${times}e${exponent}`)))
		.filter((value) => value >= least && value <= greatest);
}

/** The curves in rows: the epochs, then a column for each curve. */
export function chartNumbers({ lines }) {
	const epochs = [...new Set(lines.flatMap(({ points }) => points.map(([epoch]) => epoch)))].sort((a, b) => a - b);
	const columns = lines.map(({ points }) => new Map(points));
	return [['epoch', ...lines.map(({ name }) => name)],
		...epochs.map((epoch) => [epoch, ...columns.map((values) => values.get(epoch) ?? null)])];
}
