/** Checks what the address asks for: a sentence names what does not exist, and the page shows its default instead. */
import { DEFAULTS } from './address.js';
import { byId, isolated } from './dom.js';
import { kernelOf, MAX_PADDING, MAX_STRIDE, SIZES } from '../lab/kernels.js';
import { adjust, labelsOf, learn, modelInUse, on, view, world } from './state.js';
import { t } from './words.js';

/** The keys that each view uses; the others may be left from another view. */
const USED_KEYS = {
	train: ['run', 'with', 'sweep', 'metric', 'smooth', 'scale', 'network', 'layers'],
	teach: ['own'],
	look: ['sample', 'layer', 'beside', 'show', 'channel', 'cell', 'palette', 'normalize', 'epoch', 'label'],
	wall: ['sample', 'palette', 'normalize', 'epoch', 'ten'],
	lab: ['sample', 'kernel', 'size', 'stride', 'padding', 'bias', 'colours'],
	predict: ['sample', 'epoch', 'method', 'signs', 'label', 'strength'], models: ['epoch', 'confusion', 'versus'],
};

/** Those that all views use. */
const EVERYWHERE = ['tab', 'lesson'];

const oneOf = (key, ...values) => () => values.includes(view[key]);

const isBelow = (text, end) => /^\d+$/.test(text) && Number(text) < end;

const isRun = (id) => world.runs.some((run) => String(run.id) === id);

/** Whether the value of a key exists; undefined as long as the page does not know. */
const EXISTS = {
	tab: oneOf('tab', ...Object.keys(USED_KEYS)),
	lesson: oneOf('lesson', '1', '2', '3', '4', '5', '6', '7'), metric: oneOf('metric', 'loss', 'train', 'test', 'validation', 'rate'),
	network: () => (world.networks.length ? world.networks.some(({ name }) => name === view.network) : undefined),
	layers: oneOf('layers', 'shown'),
	smooth: () => isBelow(view.smooth, 100), scale: oneOf('scale', 'linear', 'log'),
	show: oneOf('show', 'maps', 'filters'),
	palette: oneOf('palette', 'viridis', 'gray'), normalize: oneOf('normalize', 'channel', 'layer'),
	method: oneOf('method', 'gradcam', 'occlusion', 'saliency'),
	signs: oneOf('signs', 'both', 'for'), strength: () => isBelow(view.strength, 101),
	run: () => (world.loaded ? isRun(view.run) : undefined),
	with: () => (world.loaded ? view.with.split(',').every(isRun) : undefined),
	sweep: () => (world.sweepIds ? world.sweepIds.includes(view.sweep) : undefined),
	own: () => (world.loaded ? world.datasets.some(({ name, own }) => own && name === view.own) : undefined),
	layer: () => (world.layers.length ? Boolean(layer()) : undefined),
	channel: () => (layer() ? isBelow(view.channel, layer().channels) : undefined),
	cell: () => (layer() ? isPair(view.cell, layer().height, layer().width) : undefined),
	beside: () => (world.loaded ? world.models.some(({ id }) => id === view.beside) : undefined),
	sample: ofModel(isSample),
	epoch: ofModel(({ runId }) => world.runs.some(({ id, epoch }) => id === runId && isBelow(view.epoch, epoch + 1))),
	kernel: () => (view.kernel.startsWith('filter-') && !world.labFilters ? undefined
		: Boolean(kernelOf(view.kernel, Number(view.size), world.labFilters?.channels ?? []))),
	size: oneOf('size', ...SIZES.map(String)), stride: () => isBelow(view.stride, MAX_STRIDE + 1) && view.stride > 0,
	padding: () => view.padding === 'same' || isBelow(view.padding, MAX_PADDING + 1), bias: () => Number.isFinite(Number(view.bias)),
	colours: oneOf('colours', 'grey', 'each'),
	ten: ofModel(({ dataset }) => isBelow(view.ten, (world.datasets.find(({ name }) => name === dataset)?.test ?? 0) / 10)),
	label: ofModel((model) => labelsOf(model).includes(view.label)),
	confusion: ofModel((model) => isPair(view.confusion, labelsOf(model).length, labelsOf(model).length)),
	versus: ofModel((model) => world.models.some((other) =>
		other.id === view.versus && other.id !== model.id && labelsOf(other).join() === labelsOf(model).join())),
};

function ofModel(exists) {
	return () => (modelInUse() ? exists(modelInUse()) : undefined);
}

const layer = () => (view.layer ? world.layers.find(({ name }) => name === view.layer) : world.layers[0]);

function isPair(text, rows, columns) {
	const [row, column, ...rest] = text.split(',');
	return isBelow(row, rows) && isBelow(column, columns) && !rest.length;
}

/** A sample of a data set that is not on this computer yet may be there one day. */
function isSample(model) {
	const [, name = model.dataset, part, index] = view.sample.match(/^(?:([^/]+)\/)?(train|test)\/(\d+)$/) || [];
	const dataset = world.datasets.find((each) => each.name === name);
	return Boolean(part && dataset) && (dataset.state !== 'READY' || isBelow(index, dataset[part]));
}

/** Starts to check addresses; each key is checked as soon as the page knows enough. */
export function startAddressCheck() {
	on(['uncheckedKeys', 'tab', 'loaded', 'networks', 'layers', 'layer', 'labFilters', 'runs', 'sweepIds', 'datasets', 'models', 'inUse'],
		check);
	on(['unknownAddressParts'], report);
	check();
}

function check() {
	const used = world.uncheckedKeys.filter((key) => EVERYWHERE.includes(key) || USED_KEYS[view.tab]?.includes(key));
	const results = new Map(used.map((key) => [key, EXISTS[key]?.()]));
	const unknown = world.uncheckedKeys.filter((key) => results.get(key) === false);
	if (unknown.length) {
		const parts = unknown.map((key) => (key === 'tab' ? `#${view.tab}` : isolated(`${key}=${view[key]}`)));
		learn({ unknownAddressParts: [world.unknownAddressParts, ...parts].filter(Boolean).join(', ') });
		adjust(Object.fromEntries(unknown.map((key) => [key, DEFAULTS[key]])));
	}
	const left = world.uncheckedKeys.filter((key) => results.get(key) === undefined);
	if (left.length < world.uncheckedKeys.length) {
		learn({ uncheckedKeys: left });
	}
}

function report() {
	const sentence = byId('unknown-address-parts');
	sentence.hidden = !world.unknownAddressParts;
	sentence.textContent = t('The address asks for {parts}, which is not here; the page shows its usual choice instead.',
		{ parts: world.unknownAddressParts });
}
