/** The labels as cards, and the form that adds one. */
import { byId, showProblem } from '../base/dom.js';
import { on } from '../base/state.js';
import { t } from '../base/words.js';
import { changeLabels, DATASET_KEYS, taught } from './dataset.js';
import { dropped, folderOf, isPicture } from './files.js';
import { labelCard } from './label-card.js';
import { addPictures } from './sending.js';

const box = byId('label-cards');
const form = byId('label-form');
const problem = byId('label-problem');

let cards = new Map();

/** Starts the cards. */
export function startLabels() {
	form.addEventListener('submit', addLabel);
	byId('folders-pick').addEventListener('click', () => byId('folders').click());
	byId('folders').addEventListener('change', ({ target }) => {
		addFolders([...target.files].map((file) => ({ file, folder: folderOf(file) })));
		target.value = '';
	});
	form.addEventListener('drop', async (event) => {
		event.preventDefault();
		event.stopPropagation();
		document.body.classList.remove('over');
		addFolders(await dropped(event.dataTransfer));
	});
	on(DATASET_KEYS, render);
}

function render() {
	const dataset = taught();
	if (!dataset) {
		return;
	}
	const before = cards;
	cards = new Map(dataset.counts.map(({ label }) => {
		const key = `${dataset.name}/${label}`;
		return [key, before.get(key) || labelCard(dataset.name, label)];
	}));
	const elements = [...cards.values()].map(({ element }) => element);
	if (elements.length !== box.children.length || elements.some((element, index) => element !== box.children[index])) {
		box.replaceChildren(...elements);
	}
	[...cards.values()].forEach((card, index) => card.update(dataset, dataset.counts[index]));
}

async function addLabel(event) {
	event.preventDefault();
	const input = byId('label-new');
	try {
		await changeLabels({ addLabels: [input.value] });
		input.value = '';
		showProblem(problem, null);
	}
	catch (error) {
		showProblem(problem, error);
	}
}

/** Adds the pictures of folders, each to the label of the folder's name. */
async function addFolders(files) {
	const pictures = files.filter(({ file, folder }) => folder && isPicture(file));
	if (!pictures.length) {
		showProblem(problem, new Error(files.some(({ folder }) => !folder)
			? t('Drop these pictures on the card of their label; here, drop folders.') : t('There are no pictures in these folders.')));
		return;
	}
	try {
		const { name } = taught();
		const groups = Map.groupBy(pictures, ({ folder }) => folder.trim().normalize('NFC'));
		const missing = [...groups.keys()].filter((label) => !taught().labels.includes(label));
		if (missing.length) {
			await changeLabels({ addLabels: missing });
		}
		showProblem(problem, null);
		groups.forEach((group, label) => addPictures(name, label, group.map(({ file }) => file)));
	}
	catch (error) {
		showProblem(problem, error);
	}
}
