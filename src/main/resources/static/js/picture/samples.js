/** A row of samples of the data set that the model in use was trained on, or of another one if that is not here. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId, el, isolated, showProblem } from '../base/dom.js';
import { loadOnChange } from '../base/load-on-change.js';
import { adjust, learn, modelInUse, on, view, world } from '../base/state.js';
import { inSight, PICTURE_VIEWS } from '../base/tabs.js';
import { t } from '../base/words.js';
import { chooseSample, partsOf } from './picture.js';
import { pageOf, PAGE, randomOffset, startSampleBar } from './sample-bar.js';

const box = byId('samples');

/** Starts the row of samples. */
export function startSamples() {
	startSampleBar();
	on(['inUse', 'datasets'], followModel);
	on(['sample', 'upload'], followSample);
	on(['sampleRow', 'tab'], ask);
	on(['sampleRow', 'inUse', 'datasets'], note);
	on(['sampleList'], draw);
	on(['sampleList', 'sample', 'upload'], mark);
}

const isHere = (candidate) => candidate?.state === 'READY' && candidate.test > 0;

/** The data set that the model in use was trained on, else any that is here, else undefined. */
function dataset() {
	const own = ownDataset();
	return isHere(own) ? own : world.datasets.find(isHere);
}

const ownDataset = () => world.datasets.find(({ name }) => name === modelInUse()?.dataset);

function followModel() {
	const from = modelInUse() && dataset();
	const before = world.sampleRow.dataset;
	box.hidden = !from;
	if (before === (from?.name ?? '')) {
		return;
	}
	learn({ sampleRow: { dataset: from?.name ?? '', part: 'test', label: '', offset: from ? randomOffset(from.test) : 0 } });
	if (from && before && view.sample && partsOf(view.sample).dataset !== from.name) {
		adjust({ sample: '' }); // it was one of the data set of the model before
	}
	followSample();
}

/** Turns to the page of a sample that was chosen elsewhere; chooses one where the address names none. */
function followSample() {
	const row = world.sampleRow;
	if (!row.dataset || world.upload) {
		return;
	}
	if (!view.sample) {
		adjust({ sample: `${row.dataset}/${row.part}/${row.offset}` });
	}
	const { dataset: name, part, index } = partsOf(view.sample);
	const shown = row.label ? Boolean(buttonOf(view.sample)) : row.part === part && row.offset === pageOf(index);
	if (name === row.dataset && !shown) {
		learn({ sampleRow: { dataset: name, part, label: '', offset: pageOf(index) } });
	}
}

const ask = loadOnChange(() => (world.sampleRow.dataset && inSight(...PICTURE_VIEWS) ? world.sampleRow : null),
	({ dataset: name, part, label, offset }) =>
		getJson(withQuery(path('datasets', name, 'samples', part), { label, offset, limit: PAGE })),
	(sampleList) => {
		showProblem(byId('sample-problem'), null);
		learn({ sampleList });
	}, (error) => showProblem(byId('sample-problem'), error));

function note() {
	const { dataset: name, part } = world.sampleRow;
	const inTraining = part === 'train';
	box.setAttribute('aria-label', !name ? t('Test pictures') : inTraining ? t('Training pictures of {name}', { name })
		: t('Test pictures of {name}', { name }));
	byId('samples-note').textContent = !name ? t('Use a picture of your own.')
		: name !== ownDataset()?.name ? t('These are pictures of {name}, which this model has never seen.', { name })
			: inTraining ? t('Training pictures of {name}, from which the network has learned.', { name })
				: t('Test pictures of {name}, from which it has never learned.', { name });
}

function draw() {
	box.replaceChildren(...(world.sampleList?.samples || []).map(thumbnail));
}

function thumbnail({ sample, index, label }) {
	const { dataset: name, part } = partsOf(sample);
	const words = `${part}/${index}, ${isolated(label)}`;
	const image = el('img', { src: path('datasets', name, 'samples', part, index), alt: words, width: 32, height: 32 });
	return el('button', { 'type': 'button', 'data-sample': sample, 'title': words, 'click': () => chooseSample(sample) }, image);
}

const buttonOf = (sample) => [...box.children].find((button) => button.dataset.sample === sample);

function mark() {
	for (const button of box.children) {
		button.setAttribute('aria-pressed', String(!world.upload && button.dataset.sample === view.sample));
	}
}
