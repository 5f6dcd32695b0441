/** The data set of the user's own that is shown. */
import { path, sendJson } from '../base/api.js';
import { learn, view, world } from '../base/state.js';

/** The keys whose changes concern it. */
export const DATASET_KEYS = ['datasets', 'own'];

/** All of the user's own, the newest first. */
export const ownDatasets = () => world.datasets.filter(({ own }) => own).sort((a, b) => b.createdAt.localeCompare(a.createdAt));

/** The chosen one, else the newest; undefined while there is none. */
export const taught = () => ownDatasets().find(({ name }) => name === view.own) || ownDatasets()[0];

/** Takes in what the service has answered about a data set. */
export function learnDataset(status) {
	const others = world.datasets.filter(({ name }) => name !== status.name);
	learn({ datasets: [...others, status] });
}

/** Changes the labels of the shown data set. */
export async function changeLabels(changes) {
	learnDataset(await sendJson('PATCH', path('datasets', taught().name), changes));
}

/** How many pictures a label has. */
export const picturesOf = ({ train, test }) => train + test;
