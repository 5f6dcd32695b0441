/** What an address asks for and is not there: a sentence says so, and what the page shows by itself takes its place. */
import { DEFAULTS } from './address.js';
import { byId, isolated } from './dom.js';
import { adjust, labelsOf, learn, modelInUse, on, view, world } from './state.js';

/** The keys that a view heeds; the others may be left from another one. */
const HEEDED = {
	train: ['run', 'with', 'metric'], look: ['sample', 'layer', 'show', 'channel', 'cell', 'palette', 'normalize', 'epoch', 'label'],
	predict: ['sample', 'epoch', 'method', 'signs', 'label', 'strength'], models: ['epoch', 'confusion', 'versus'],
};

const oneOf = (key, ...values) => () => values.includes(view[key]);

const isBelow = (text, end) => /^\d+$/.test(text) && Number(text) < end;

const isRun = (id) => world.runs.some((run) => String(run.id) === id);

/** Whether there is what the view says, by key; undefined as long as the page does not know. */
const THERE = {
	tab: oneOf('tab', ...Object.keys(HEEDED)), metric: oneOf('metric', 'loss', 'train', 'test', 'validation'),
	show: oneOf('show', 'maps', 'filters'),
	palette: oneOf('palette', 'viridis', 'gray'), normalize: oneOf('normalize', 'channel', 'layer'),
	method: oneOf('method', 'gradcam', 'occlusion', 'saliency'),
	signs: oneOf('signs', 'both', 'for'), strength: () => isBelow(view.strength, 101),
	run: () => (world.loaded ? isRun(view.run) : undefined),
	with: () => (world.loaded ? view.with.split(',').every(isRun) : undefined),
	layer: () => (world.layers.length ? Boolean(layer()) : undefined),
	channel: () => (layer() ? isBelow(view.channel, layer().channels) : undefined),
	cell: () => (layer() ? isPair(view.cell, layer().height, layer().width) : undefined),
	sample: ofModel(isSample),
	epoch: ofModel(({ runId }) => world.runs.some(({ id, epoch }) => id === runId && isBelow(view.epoch, epoch + 1))),
	label: ofModel((model) => labelsOf(model).includes(view.label)),
	confusion: ofModel((model) => isPair(view.confusion, labelsOf(model).length, labelsOf(model).length)),
	versus: ofModel((model) => world.models.some((other) =>
		other.id === view.versus && other.id !== model.id && labelsOf(other).join() === labelsOf(model).join())),
};

function ofModel(isThere) {
	return () => (modelInUse() ? isThere(modelInUse()) : undefined);
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

/** Starts to judge what addresses ask for, as soon as it is known. */
export function startDoubts() {
	on(['doubted', 'tab', 'loaded', 'layers', 'layer', 'runs', 'datasets', 'models', 'inUse'], judge);
	on(['vain'], tell);
	judge();
}

function judge() {
	const heeded = world.doubted.filter((key) => key === 'tab' || HEEDED[view.tab]?.includes(key));
	const verdicts = new Map(heeded.map((key) => [key, THERE[key]?.()]));
	const vain = world.doubted.filter((key) => verdicts.get(key) === false);
	if (vain.length) {
		const named = vain.map((key) => (key === 'tab' ? `#${view.tab}` : isolated(`${key}=${view[key]}`)));
		learn({ vain: [world.vain, ...named].filter(Boolean).join(', ') });
		adjust(Object.fromEntries(vain.map((key) => [key, DEFAULTS[key]])));
	}
	const left = world.doubted.filter((key) => verdicts.get(key) === undefined);
	if (left.length < world.doubted.length) {
		learn({ doubted: left });
	}
}

function tell() {
	byId('vain').hidden = !world.vain;
	byId('vain').textContent = `The address asks for ${world.vain}, which is not here; the page shows its usual choice instead.`;
}
