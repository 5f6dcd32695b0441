/** The project as one file: pictures, labels, settings and the trained network, saved here and opened elsewhere. */
import { path, sendFile, withQuery } from '../base/api.js';
import { announce, byId, showProblem } from '../base/dom.js';
import { percent } from '../base/format.js';
import { learnDataset, refresh } from '../base/poller.js';
import { on, show, world } from '../base/state.js';
import { t } from '../base/words.js';
import { DATASET_KEYS, nameFrom, taught } from './dataset.js';
import { taughtModel } from './model.js';

/** What this page and browsers add to the name of the file. */
const ADDED = /(-project)?( ?\(\d+\))?\.[a-z.]+$/i;

/** With a number after it, it is still a name. */
const LONGEST_STEM = 58;

/** Starts the two buttons. */
export function startProject() {
	byId('project-pick').addEventListener('click', () => byId('project-file').click());
	byId('project-file').addEventListener('change', open);
	on(['runs', 'models', ...DATASET_KEYS], render);
}

function render() {
	const dataset = taught();
	byId('project-save').hidden = dataset?.state !== 'READY';
	if (dataset) {
		byId('project-save').href = withQuery(path('datasets', dataset.name, 'project'), { model: taughtModel()?.id });
	}
}

async function open({ target }) {
	const [file] = target.files;
	target.value = ''; // so that the same file can be picked again
	const wanted = nameFrom(file.name.replace(ADDED, ''));
	const name = freeName(wanted);
	byId('project-pick').disabled = true;
	tell(0);
	try {
		const created = await sendFile('datasets', file, { name }, tell);
		learnDataset(created);
		show({ own: created.name });
		showProblem(byId('own-problem'), null);
		byId('project-note').textContent = name === wanted ? ''
			: t('There is a data set {name} already: the project is called {other} here.', { name: wanted, other: name });
		announce(byId('project-note').textContent);
		refresh(); // an import goes on
	}
	catch (error) {
		byId('project-note').textContent = '';
		showProblem(byId('own-problem'), error);
	}
	finally {
		byId('project-pick').disabled = false;
		byId('project-progress').hidden = true;
	}
}

function tell(share) {
	byId('project-progress').hidden = false;
	byId('project-note').textContent = t('{share} of the file sent', { share: percent(share) });
	byId('project-sent').value = share;
}

/** A name that no data set has. */
function freeName(wanted) {
	const taken = new Set(world.datasets.map(({ name }) => name));
	let [name, number] = [wanted, 1];
	while (taken.has(name)) {
		name = `${wanted.slice(0, LONGEST_STEM)}-${++number}`;
	}
	return name;
}
