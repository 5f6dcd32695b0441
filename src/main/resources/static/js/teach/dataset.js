/** The data set of the user's own that is shown. */
import { path, sendJson } from '../base/api.js';
import { learnDataset } from '../base/poller.js';
import { view, world } from '../base/state.js';

const LONGEST_NAME = 64;

/** The keys whose changes concern it. */
export const DATASET_KEYS = ['datasets', 'own'];

/** All of the user's own, the newest first. */
export const ownDatasets = () => world.datasets.filter(({ own }) => own).sort((a, b) => b.createdAt.localeCompare(a.createdAt));

/** The chosen one, else the newest; undefined while there is none. */
export const taught = () => ownDatasets().find(({ name }) => name === view.own) || ownDatasets()[0];

/** Changes the labels of the shown data set. */
export async function changeLabels(changes) {
	learnDataset(await sendJson('PATCH', path('datasets', taught().name), changes));
}

/** How many pictures a label has. */
export const picturesOf = ({ train, test }) => train + test;

/** The name that a text makes: names are parts of addresses. */
export function nameFrom(text) {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
	return plain.slice(0, LONGEST_NAME).replace(/^-+|-+$/g, '') || 'pictures';
}
