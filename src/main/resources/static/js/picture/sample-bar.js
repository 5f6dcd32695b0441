/** Which samples the row shows: the part of the data set, a label, a page; or the address of one, to be typed. */
import { byId, isolated, offer, showProblem } from '../base/dom.js';
import { count, list } from '../base/format.js';
import { learn, on, world } from '../base/state.js';
import { t } from '../base/words.js';
import { chooseSample } from './picture.js';

/** How many samples a page has. */
export const PAGE = 12;

const ADDRESS = /^(?:(?:([^/]+)\/)?(train|test)\/)?(\d+)$/;

/** Where the page begins that has a sample. */
export const pageOf = (index) => index - (index % PAGE);

/** Where any of the pages of so many samples begins. */
export const randomOffset = (total) => pageOf(Math.floor(Math.random() * total));

/** Starts the controls. */
export function startSampleBar() {
	for (const button of byId('sample-part').children) {
		button.addEventListener('click', () => turn({ part: button.dataset.part, offset: 0 }));
	}
	byId('sample-label').addEventListener('change', (event) => turn({ label: event.target.value, offset: 0 }));
	byId('sample-previous').addEventListener('click', () => turnBy(-PAGE));
	byId('sample-next').addEventListener('click', () => turnBy(PAGE));
	byId('more').addEventListener('click', () => turn({ offset: randomOffset(total()) }));
	byId('sample-form').addEventListener('submit', showTyped);
	on(['sampleRow', 'sampleList', 'datasets'], render);
}

const turn = (changes) => learn({ sampleRow: { ...world.sampleRow, ...changes } });

const total = () => world.sampleList?.total ?? 0;

/** After the last page comes the first one. */
function turnBy(step) {
	const last = pageOf(Math.max(0, total() - 1));
	const offset = world.sampleRow.offset + step;
	turn({ offset: offset < 0 ? last : offset > last ? 0 : offset });
}

function render() {
	const row = world.sampleRow;
	const dataset = world.datasets.find(({ name }) => name === row.dataset);
	byId('sample-bar').hidden = !dataset;
	if (!dataset) {
		return;
	}
	for (const button of byId('sample-part').children) {
		button.setAttribute('aria-pressed', String(button.dataset.part === row.part));
	}
	offer(byId('sample-label'), [['', t('All labels')], ...dataset.labels.map((label) => [label, isolated(label)])]);
	byId('sample-label').value = row.label;
	const { offset = 0, samples = [] } = world.sampleList || {};
	byId('sample-range').textContent = samples.length
		? t('{from}–{to} of {total}', { from: count(offset + 1), to: count(offset + samples.length), total: count(total()) }) : t('none');
}

function showTyped(event) {
	event.preventDefault();
	const row = world.sampleRow;
	const [, name = row.dataset, part = row.part, index] = byId('sample-address').value.trim().match(ADDRESS) || [];
	const dataset = world.datasets.find((each) => each.name === name);
	const mistake = index === undefined ? t('Write a number, or an address such as train/7.')
		: !dataset ? t('There is no data set “{name}”; there are {names}.',
			{ name: isolated(name), names: list(world.datasets.map((each) => each.name)) })
			: Number(index) < dataset[part] ? '' : t('The pictures of {name} are {part}/0 to {part}/{last}.',
				{ name, part, last: dataset[part] - 1 });
	showProblem(byId('sample-problem'), mistake ? new Error(mistake) : null);
	if (!mistake) {
		chooseSample(`${name}/${part}/${Number(index)}`);
	}
}
