/** The network of the next run: one that the service knows, or a changed copy of it, the draft, which this browser keeps. */
import { learn, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';
import { changesBetween } from './changes.js';

const KEY = 'convscope.draft';
const MOST_STEPS = 200;
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 200;

const USUAL = 'article';

let past = [];
let future = [];
let lastEdit = '';

/** Takes up the draft that this browser has kept. */
export function restoreDraft() {
	try {
		learn({ draft: JSON.parse(localStorage.getItem(KEY)) });
	}
	catch {
		learn({ draft: null }); // no access, or not written by this page
	}
}

/** The known network that is chosen, or from which the draft was made; undefined before the networks are known. */
export function baseNetwork() {
	const name = world.draft?.base || view.network || world.formNetwork || USUAL;
	return world.networks.find((known) => known.name === name);
}

/** The network that is shown; undefined before the networks are known. */
export const shownNetwork = () => world.draft?.network || baseNetwork()?.network;

/**
 * Chooses a known network; a draft is put away, which can be undone.
 * @param {string} name its name; empty for the usual one
 * @param {object} [alsoShow] what else of the view changes with it, so that one step back undoes both
 */
export function choose(name, alsoShow = {}) {
	remember('');
	apply({ network: name, draft: null }, alsoShow);
}

/**
 * Changes the network that is shown.
 * @param {(network: object) => void} work changes a copy of it
 * @param {string} [edit] names the field that is being edited: further changes to it are undone together
 */
export function change(work, edit = '') {
	if (!edit || edit !== lastEdit) {
		remember(edit);
	}
	const network = structuredClone(shownNetwork());
	if (!world.draft) {
		network.layers.forEach(keepSize);
	}
	const base = baseNetwork()?.name || USUAL;
	work(network);
	apply({ network: view.network, draft: { base, network } });
}

/** Padding that keeps a map's size is written so, that it stays so with another kernel. */
function keepSize(layer) {
	if (layer.kind === 'convolution' && layer.kernel % 2 && layer.padding === (layer.kernel - 1) / 2) {
		layer.padding = 'same';
	}
}

export const canUndo = () => past.length > 0;

export const canRedo = () => future.length > 0;

/** Takes the last change back. */
export function undo() {
	step(past, future);
}

/** Makes the last change that was taken back again. */
export function redo() {
	step(future, past);
}

function step(from, to) {
	if (from.length) {
		to.push(state());
		lastEdit = '';
		apply(from.pop());
	}
}

const state = () => ({ network: view.network, draft: world.draft });

function remember(edit) {
	past = [...past, state()].slice(-MOST_STEPS);
	future = [];
	lastEdit = edit;
}

function apply({ network, draft }, alsoShow = {}) {
	learn({ draft });
	show({ network, ...alsoShow });
	try {
		localStorage.setItem(KEY, JSON.stringify(draft));
	}
	catch {
		// without storage a draft lives as long as the page
	}
}

/** What the draft changes, in phrases; empty where nothing is changed. */
export const changes = () => (world.draft && baseNetwork() ? changesBetween(baseNetwork().network, world.draft.network) : []);

/** What a request has as its network: a name, a description, or nothing for the usual one. */
export function networkToSend() {
	if (!world.draft) {
		return view.network || undefined;
	}
	const { base, network } = world.draft;
	const description = t('{name}, changed: {changes}', { name: base, changes: changes().join(t('; ')) }).slice(0, LONGEST_DESCRIPTION);
	return { ...network, name: `${base.slice(0, LONGEST_NAME)}-changed`, description };
}
