/** The views of the page: one of them is shown, and the address says which. */
import { byId } from './dom.js';
import { addressOf, lasting, on, view, world } from './state.js';

const TITLES = { train: 'Train', look: 'Look inside', predict: 'Predict', models: 'Models' };

const links = [...document.querySelectorAll('.tabs a')];

/** Starts the links and shows the view that the address names. */
export function startTabs() {
	// links keep what is shown elsewhere, and open in a tab of their own as links do
	on([...Object.keys(view), 'loaded', 'runs', 'inUse', 'pinnedRun'], renewLinks);
	on(['tab'], turn);
	// the address says which view is shown, so a link to a part of the page can't be a plain one
	document.querySelector('.skip').addEventListener('click', (event) => {
		event.preventDefault();
		byId('main').focus();
	});
	renewLinks();
	turn();
}

/** The name of the view that is shown, for the window's title. */
export const tabTitle = () => TITLES[view.tab];

/** Has the links to views lead to what is shown: of the model in use, unless a link is about another one. */
export function renewLinks() {
	for (const link of document.querySelectorAll('a[data-tab]')) {
		const { tab, model } = link.dataset;
		const { run, model: inUse } = lasting();
		const what = !world.loaded ? {} : tab === 'train' ? { run } : { model: model || inUse };
		link.href = addressOf({ tab, ...what, ...(model && model !== inUse && { epoch: '' }) });
	}
}

let shown;

function turn() {
	document.body.dataset.tab = view.tab;
	for (const section of document.querySelectorAll('[data-views]')) {
		section.toggleAttribute('data-away', !section.dataset.views.split(' ').includes(view.tab));
	}
	for (const link of links) {
		link.ariaCurrent = link.dataset.tab === view.tab ? 'page' : null;
	}
	if (shown && shown !== view.tab) {
		window.scrollTo(0, 0);
		byId('main').focus({ preventScroll: true });
	}
	shown = view.tab;
}

/** Whether a view is in sight; what is not need not ask the service for anything. */
export const inSight = (...tabs) => tabs.includes(view.tab);
